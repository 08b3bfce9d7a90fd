import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { DisclosurePapers } from '../../../core/benefits/disclosure-papers.js';
import type { Tx } from '../../../platform/database/database.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { TryStore } from '../try.store.js';
import { ConsentReader } from './consent.reader.js';
import { waitingForConsent } from './standings.js';

interface Beginning {
  /** Null: the program. */
  readonly by: string | null;
  readonly because: string;
  /** Nobody else begins before. */
  readonly until: Date;
  readonly at: Date;
}

export interface BegunTry {
  readonly kind: 'begun';
  readonly tryId: string;
  readonly control: number;
  /** Whoever has it still has the request in hand. */
  readonly claim: string;
  readonly papers: DisclosurePapers;
}

/** The moment before an insurer is told something, by the program or by staff: consent under lock, then the row, then nothing but the telling. */
@Injectable()
export class BeginTry {
  constructor(
    private readonly requests: RequestStore,
    private readonly tries: TryStore,
    private readonly consents: ConsentReader,
  ) {}

  /** Of a locked request that may begin. `blocked`: they have not agreed, no longer, or not to that; somebody has to ask them. */
  async run(
    tx: Tx,
    request: RequestRow,
    { by, because, until, at }: Beginning,
  ): Promise<BegunTry | { readonly kind: 'blocked'; readonly sentence: string }> {
    const consent = await this.consents.of(tx, request, at);
    if (consent.kind === 'no') {
      const { sentence } = consent;
      await this.tries.letGo(tx, request.id, at);
      await this.requests.stand(tx, request.id, waitingForConsent(request, sentence, at), at);
      return { kind: 'blocked', sentence };
    }
    const [tryId, claim] = [uuid(), uuid()];
    const { consentIds, papers } = consent;
    const noticeVersion = papers.notice.version;
    const control = await this.tries.begin(tx, {
      id: tryId,
      requestId: request.id,
      way: request.way,
      byUserId: by,
      consentIds,
      noticeVersion,
      at,
    });
    await this.requests.begin(tx, request.id, { because, claim, until, at });
    return { kind: 'begun', tryId, control, claim, papers };
  }
}
