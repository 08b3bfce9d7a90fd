import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { CarrierBookStore, subjectOf, type Finding } from './carrier-book.store.js';

/** Keeps what was found, once; what a human has to look at is told to supervisors as `unknown-call`, `unknown-recording`, ... */
@Injectable()
export class NoteFinding {
  constructor(
    private readonly book: CarrierBookStore,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async run(tx: Tx, finding: Finding, at: Date): Promise<void> {
    const isNew = await this.book.find(tx, finding, at);
    if (!isNew || !finding.needsHuman) return;
    await this.raiseAlert.run(tx, {
      siteId: null,
      kind: `unknown-${finding.kind}`,
      subjectType: 'carrier-finding',
      subjectId: subjectOf(finding.carrierSid),
      sentence: finding.explanation,
      at,
    });
  }
}
