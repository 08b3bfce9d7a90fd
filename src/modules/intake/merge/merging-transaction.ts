import { Injectable } from '@nestjs/common';
import type { EventName } from '../../../contracts/events.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WhosBusy } from '../../callbacks/index.js';
import { MergeStore, type Families } from '../../people/index.js';

// Less than the second after which PostgreSQL looks for deadlocks: of a merge and a lead that wait for each other the merge gives way.
const patience = `set local lock_timeout = '400ms'`;
const tries = 5;
const lockNotAvailable = '55P03';

type MergeEvent = Extract<EventName, 'PersonMerged' | 'PersonParted'>;
const actions = { PersonMerged: 'person.merged', PersonParted: 'person.parted' } as const satisfies Record<MergeEvent, string>;

interface Told extends Families {
  readonly mergeId: string;
  readonly reason: string;
  readonly userId: string;
}

/** Merging locks whole families; everything else that happens to them goes first. */
@Injectable()
export class MergingTransaction {
  constructor(
    private readonly database: Database,
    private readonly whosBusy: WhosBusy,
    private readonly merges: MergeStore,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError person/busy when others write to them all the time */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.transaction(async (tx) => {
          await tx.query(patience);
          return work(tx);
        });
      } catch (error) {
        if ((error as { code?: unknown }).code !== lockNotAvailable) throw error;
        if (attempt === tries)
          throw new DomainError(
            'conflict',
            'person/busy',
            'Somebody else changes these persons right now: try again in a minute.',
          );
      }
    }
  }

  /** @throws DomainError merge/erased, merge/restricted (409) */
  async requireRecords(tx: Tx, families: Families): Promise<void> {
    const why = await this.merges.whyLeftAlone(tx, families);
    if (why === 'erased')
      throw new DomainError(
        'conflict',
        'merge/erased',
        'The record of one of them was erased: there is nothing left to merge or part.',
      );
    if (why === 'restricted')
      throw new DomainError(
        'conflict',
        'merge/restricted',
        'The record of one of them is restricted: lift the restriction first, or leave it alone.',
      );
  }

  /** @throws DomainError merge/in-progress */
  async requireNobodyTalks(tx: Tx, { fromId, intoId }: Families): Promise<void> {
    const why = await this.whosBusy.of(tx, [fromId, intoId]);
    if (why !== null) throw new DomainError('conflict', 'merge/in-progress', why);
  }

  /** On record, and to whoever cares. */
  async tell(tx: Tx, name: MergeEvent, { mergeId, fromId: personId, intoId, userId, reason }: Told): Promise<void> {
    const detail = { mergeId, intoId, reason };
    await writeAuditEntry(tx, { userId, action: actions[name], subjectType: 'person', subjectId: personId, detail });
    await this.outbox.add(tx, [{ name, body: { mergeId, personId, intoId } }]);
  }
}
