import { Injectable } from '@nestjs/common';
import type { IntakeDto, IntakeListItemDto, IntakePageDto, ListIntakesDto, StageChangeDto } from '../../contracts/intake.dto.js';
import { dangerBlockers } from '../../core/intake/closing/open-danger.js';
import type { IntakeFacts } from '../../core/intake/intake-facts.js';
import { may } from '../../core/access/permissions.js';
import { endStages, type Stage } from '../../core/intake/stages.js';
import { trackStandings } from '../../core/intake/tracks.js';
import { ownerTeams } from '../../core/intake/work/owners.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { initialsOf } from '../people/index.js';
import { OpenDangerReader } from './gates/open-danger.reader.js';
import { formatCursor, parseCursor } from './intake-cursor.js';
import { factInputs } from './facts/fact-inputs.js';
import { openFacts, possibleMoves } from './possible-moves.js';

/** `key` is there in a page only. */
type ItemRow = Omit<IntakeListItemDto, 'initials'> & { display_name: string | null; key?: string };
type OneRow = ItemRow & { facts: IntakeFacts; stageBefore: Stage | null };

const columns = `
  i.id, i.person_id as "personId", p.display_name, i.site_id as "siteId", i.stage, i.next_step as "nextStep",
  i.next_step_due_at as "nextStepDueAt", coalesce(i.next_step_due_at < $1::timestamptz, false) as overdue,
  i.owner_user_id as "ownerUserId", u.name as "ownerName", i.owner_team as "ownerTeam", i.close_reason as "closeReason",
  case when a.id is not null then jsonb_build_object('kind', a.kind, 'until', a.until, 'reason', a.reason) end as "setAside",
  i.opened_at as "openedAt", i.stage_since as "stageSince", i.ended_at as "endedAt"`;
const joined = `
  intake i join person p on p.id = i.person_id left join staff_user u on u.id = i.owner_user_id
    left join intake_aside a on a.intake_id = i.id and a.ended_at is null`;

// Until the day is over at the site; what is snoozed is left out as long as it is not late.
const dueToday = `
  i.next_step_due_at < (date_trunc('day', $1::timestamptz at time zone s.time_zone) + interval '1 day') at time zone s.time_zone
    and (a.kind is distinct from 'snooze' or i.next_step_due_at < $1)`;

// Open ones by what is due first; the key is text in the cursor because a JavaScript date would lose its microseconds.
const pageBy = (key: 'next_step_due_at' | 'ended_at', ended: boolean) => `
  select ${columns}, i.${key}::text as key from ${joined} join site s on s.id = i.site_id
  where i.ended_at is ${ended ? 'not null' : 'null'} and ($2::text is null or i.stage = $2)
    and ($3::uuid is null or i.owner_user_id = $3) and (not $4::boolean or i.next_step_due_at < $1)
    and ($5::text is null or (i.${key}, i.id) > ($5::timestamptz, $6::uuid))
    ${ended ? 'and p.restricted_at is null and p.erased_at is null' : ''}
    and ($8::text is null or i.owner_team = $8) and ($9::uuid is null or i.site_id = $9) and (not $10::boolean or (${dueToday}))
  order by i.${key}, i.id limit $7`;
const openPage = pageBy('next_step_due_at', false);
const endedPage = pageBy('ended_at', true);

// What a colleague wrote about somebody is read where their record is opened, not in a list (L-208).
const readWhereOpened = 'A colleague wrote why: open the intake to read it.';

const one = `select ${columns}, i.facts, i.stage_before as "stageBefore" from ${joined} where i.id = $2`;

const history = `
  select c.from_stage as "from", c.to_stage as "to", c.by_user_id as "byUserId", u.name as "byName", c.because, c.facts, c.at
  from stage_change c left join staff_user u on u.id = c.by_user_id where c.intake_id = $1 order by c.at, c.id`;

/** Intakes as screens show them. */
@Injectable()
export class IntakesReadModel {
  constructor(
    private readonly database: Database,
    private readonly dangers: OpenDangerReader,
    private readonly clock: Clock,
  ) {}

  /** Open intakes, the one that is due first on top; ended ones when `stage` names an end. */
  async list(query: ListIntakesDto, staff: StaffPrincipal): Promise<IntakePageDto> {
    const { stage = null, due, site = null, limit } = query;
    const text = stage !== null && endStages.includes(stage) ? endedPage : openPage;
    const cursor = query.cursor ? parseCursor(query.cursor) : null;
    const [owner, team] = ownerIn(query.owner, staff.userId);
    const overdue = query.overdue === true || due === 'overdue';
    const page = [stage, owner, overdue, cursor?.key ?? null, cursor?.id ?? null, limit + 1];
    const values = [this.clock.now(), ...page, team, site, due === 'today'];
    const rows = await this.database.query<ItemRow>(text, values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => toItem(row, staff)),
      next: last && rows.length > limit ? formatCursor({ key: last.key!, id: last.id }) : null,
    };
  }

  /** @throws DomainError intake/unknown */
  async one(intakeId: string): Promise<IntakeDto> {
    const at = this.clock.now();
    const [row] = await this.database.query<OneRow>(one, [at, intakeId]);
    if (!row) throw new DomainError('not-found', 'intake/unknown', 'There is no such intake.');
    const { display_name: displayName, ...shown } = row;
    const danger = await this.dangers.of(this.database, intakeId);
    return {
      ...shown,
      initials: initialsOf(displayName),
      tracks: trackStandings(row.facts, at).map(({ missing, ...track }) => ({ ...track, missing: [...missing] })),
      blockers: [...dangerBlockers(danger)],
      openFacts: openFacts(row.stage, row.facts, at),
      moves: possibleMoves(row, danger, at),
      factInputs: factInputs(),
      history: await this.database.query<StageChangeDto>(history, [intakeId]),
    };
  }
}

function toItem({ display_name: displayName, key: _key, ...item }: ItemRow, staff: StaffPrincipal): IntakeListItemDto {
  const mayRead = item.ownerUserId === staff.userId || may(staff.roles, 'lead-the-floor');
  return { ...item, setAside: mayRead ? item.setAside : withoutReason(item.setAside), initials: initialsOf(displayName) };
}

function ownerIn(asked: string | undefined, userId: string): [owner: string | null, team: string | null] {
  if (asked === undefined) return [null, null];
  if (ownerTeams.some((team) => team === asked)) return [null, asked];
  return [asked === 'me' ? userId : asked, null];
}

function withoutReason(setAside: IntakeListItemDto['setAside']): IntakeListItemDto['setAside'] {
  return setAside && { kind: setAside.kind, until: setAside.until, reason: readWhereOpened };
}
