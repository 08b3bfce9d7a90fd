import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { TryStore } from '../try.store.js';

interface Beginning {
  /** Null: the program. */
  readonly by: string | null;
  readonly because: string;
  /** Of the disclosure that it is. */
  readonly disclosureId: string;
  readonly at: Date;
  /** Nobody else begins before so many milliseconds are over. */
  readonly claimFor: number;
}

export interface BegunTry {
  readonly tryId: string;
  readonly control: number;
  /** Whoever has it still has the request in hand. */
  readonly claim: string;
}

/**
 * Writes down that an insurer is about to be told something, by the program or by staff, in the transaction that writes the disclosure:
 * before anything leaves there are both rows, or neither.
 */
@Injectable()
export class BeginTry {
  constructor(
    private readonly requests: RequestStore,
    private readonly tries: TryStore,
  ) {}

  /** Of a locked request that may begin. */
  async run(tx: Tx, { id: requestId, way }: RequestRow, beginning: Beginning): Promise<BegunTry> {
    const { by, because, disclosureId, at, claimFor } = beginning;
    const [tryId, claim] = [uuid(), uuid()];
    const control = await this.tries.begin(tx, { id: tryId, requestId, way, byUserId: by, disclosureId, at });
    await this.requests.begin(tx, requestId, { because, claim, until: new Date(at.getTime() + claimFor), at });
    return { tryId, control, claim };
  }
}
