import { Injectable } from '@nestjs/common';
import { AuditNumbers } from '../numbers/audit-numbers.js';
import { CompareCalls } from './compare-calls.js';
import { CompareRecordings } from './compare-recordings.js';
import { CompareTexts } from './compare-texts.js';

/** Everything at the carrier, compared with what we know. Calls first: a recording belongs to its call. */
@Injectable()
export class CompareDay {
  constructor(
    private readonly numbers: AuditNumbers,
    private readonly calls: CompareCalls,
    private readonly recordings: CompareRecordings,
    private readonly texts: CompareTexts,
  ) {}

  /** Throws CarrierError. */
  async since(since: Date): Promise<void> {
    await this.numbers.run();
    await this.calls.since(since);
    await this.recordings.since(since);
    await this.texts.since(since);
  }
}
