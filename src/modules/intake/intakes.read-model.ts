import { Injectable } from '@nestjs/common';
import type { IntakeDto, IntakeListItemDto, IntakePageDto, ListIntakesDto, StageChangeDto } from '../../contracts/intake.dto.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { initialsOf } from '../people/index.js';
import { formatCursor, parseCursor } from './intake-cursor.js';
import { openFacts, possibleMoves } from './possible-moves.js';

/** `key` is there in a page only. */
type ItemRow = Omit<IntakeListItemDto, 'initials'> & { display_name: string | null; key?: string };
type OneRow = ItemRow & { facts: IntakeFacts };

const columns = `
  i.id, i.person_id as "personId", p.display_name, i.site_id as "siteId", i.stage, i.next_step as "nextStep",
  i.next_step_due_at as "nextStepDueAt", coalesce(i.next_step_due_at < $1::timestamptz, false) as overdue,
  i.owner_user_id as "ownerUserId", u.name as "ownerName", i.owner_team as "ownerTeam", i.close_reason as "closeReason",
  i.opened_at as "openedAt", i.stage_since as "stageSince", i.ended_at as "endedAt"`;
const joined = 'intake i join person p on p.id = i.person_id left join staff_user u on u.id = i.owner_user_id';

// Open ones by what is due first; the key is text in the cursor because a JavaScript date would lose its microseconds.
const pageBy = (key: 'next_step_due_at' | 'ended_at', ended: boolean) => `
  select ${columns}, i.${key}::text as key from ${joined}
  where i.ended_at is ${ended ? 'not null' : 'null'} and ($2::text is null or i.stage = $2)
    and ($3::uuid is null or i.owner_user_id = $3) and (not $4::boolean or i.next_step_due_at < $1)
    and ($5::text is null or (i.${key}, i.id) > ($5::timestamptz, $6::uuid))
    ${ended ? 'and p.restricted_at is null and p.erased_at is null' : ''}
  order by i.${key}, i.id limit $7`;
const openPage = pageBy('next_step_due_at', false);
const endedPage = pageBy('ended_at', true);

const one = `select ${columns}, i.facts from ${joined} where i.id = $2`;

const history = `
  select c.from_stage as "from", c.to_stage as "to", c.by_user_id as "byUserId", u.name as "byName", c.because, c.facts, c.at
  from stage_change c left join staff_user u on u.id = c.by_user_id where c.intake_id = $1 order by c.at, c.id`;

/** Intakes as screens show them. */
@Injectable()
export class IntakesReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Open intakes, the one that is due first on top; ended ones when `stage` names an end. */
  async list(query: ListIntakesDto, userId: string): Promise<IntakePageDto> {
    const { stage = null, overdue = false, limit } = query;
    const text = stage === 'admitted' || stage === 'closed' ? endedPage : openPage;
    const cursor = query.cursor ? parseCursor(query.cursor) : null;
    const owner = query.owner === 'me' ? userId : (query.owner ?? null);
    const values = [this.clock.now(), stage, owner, overdue, cursor?.key ?? null, cursor?.id ?? null, limit + 1];
    const rows = await this.database.query<ItemRow>(text, values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(toItem),
      next: last && rows.length > limit ? formatCursor({ key: last.key!, id: last.id }) : null,
    };
  }

  /** @throws DomainError intake/unknown */
  async one(intakeId: string): Promise<IntakeDto> {
    const at = this.clock.now();
    const [row] = await this.database.query<OneRow>(one, [at, intakeId]);
    if (!row) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const { display_name: displayName, ...shown } = row;
    return {
      ...shown,
      initials: initialsOf(displayName),
      openFacts: openFacts(row.stage, row.facts, at),
      moves: possibleMoves(row.stage, row.facts, at),
      history: await this.database.query<StageChangeDto>(history, [intakeId]),
    };
  }
}

function toItem({ display_name: displayName, key: _key, ...item }: ItemRow): IntakeListItemDto {
  return { ...item, initials: initialsOf(displayName) };
}
