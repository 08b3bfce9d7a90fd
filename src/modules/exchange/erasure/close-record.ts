import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { EndRequest } from '../../benefits/index.js';
import { CloseForErasure } from '../../intake/index.js';
import { RestrictionStore } from '../../people/index.js';
import { EndPlacement } from '../../placement/index.js';
import { CancelWaitingTexts } from '../../texts/index.js';

const because = 'They want their record erased.';
const intakes = 'select id from intake where person_id = any($1::uuid[]) order by id';
const numbers = 'select e164 from phone_number where person_id = any($1::uuid[]) order by e164';
// Whom only they asked for, and of whom nothing is known but by them: who is nobody without them goes with them.
const onlyByThem = `
  select distinct y.person_id as id from intake i join intake_party y on y.intake_id = i.id join person p on p.id = y.person_id
  where i.person_id = any($1::uuid[]) and p.id <> all($1::uuid[]) and p.merged_into is null
    and not exists (select from person k where k.merged_into = p.id)
    and not exists (select from phone_number n where n.person_id = p.id) and not exists (select from shared_number h where h.person_id = p.id)
    and not exists (select from lead l where l.person_id = p.id) and not exists (select from inbound_call c where c.person_id = p.id)
    and not exists (select from legal_hold o where o.person_id = p.id and o.lifted_at is null)
    and not exists (select from intake_party z join intake j on j.id = z.intake_id
      where z.person_id = p.id and j.person_id <> all($1::uuid[]))`;

interface Closing {
  readonly personIds: readonly string[];
  /** Null: the time was over. */
  readonly byUserId: string | null;
  readonly at: Date;
}

/**
 * Ends what is open with somebody who wants to be forgotten: callback, intake, questions to insurers, what was arranged, texts that wait.
 * It ends here and not by the news of the closed intake: when that comes, nothing may be left to tell an insurer.
 */
@Injectable()
export class CloseRecord {
  constructor(
    private readonly close: CloseForErasure,
    private readonly requests: EndRequest,
    private readonly placement: EndPlacement,
    private readonly waitingTexts: CancelWaitingTexts,
    private readonly restrictions: RestrictionStore,
  ) {}

  async run(tx: Tx, { personIds, byUserId, at }: Closing): Promise<void> {
    for (const personId of personIds) await this.close.run(tx, personId, byUserId, at);
    await this.requests.forget(tx, personIds);
    for (const { id } of await tx.query<{ id: string }>(intakes, [personIds])) await this.placement.forget(tx, id);
    for (const { e164 } of await tx.query<{ e164: string }>(numbers, [personIds]))
      await this.waitingTexts.run(tx, e164, because, at);
  }

  /** Nobody finds the record any more. While somebody is in danger or on the line their work stays open, and ends as all work does. */
  async restrict(tx: Tx, closing: Closing & { readonly workStaysOpen: boolean }): Promise<void> {
    await this.restrictions.restrict(tx, closing.personIds, closing.at);
    if (!closing.workStaysOpen) await this.run(tx, closing);
  }

  async withWhomOnlyTheyKnow(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
    return [...personIds, ...(await tx.query<{ id: string }>(onlyByThem, [personIds])).map(({ id }) => id)];
  }
}
