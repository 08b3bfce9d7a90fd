import { Injectable } from '@nestjs/common';
import { madeByStaff, type CallbackDto, type CallbackPageDto, type ListCallbacksDto } from '../../contracts/callback.dto.js';
import type { OfferDto } from '../../contracts/offer.dto.js';
import { may } from '../../core/access/permissions.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { safeToSay, type SafeToSayFacts } from '../../core/scripts/talk/safe-to-say.js';
import { Database } from '../../platform/database/database.js';
import { DomainError } from '../../platform/http/domain-error.js';
import { Seals } from '../../platform/sealing/seals.js';
import { told } from '../../platform/sealing/told.js';
import { initialsOf } from '../people/index.js';

type CallbackRow = Omit<CallbackDto, 'initials'> & { readonly displayName: string | null };
type OfferRow = Omit<OfferDto, 'safeToSay'> & Omit<SafeToSayFacts, 'isLive'>;

const columns = (because: string) => `
  id, person_id as "personId", (select display_name from person where person.id = callback.person_id) as "displayName", intake_id as "intakeId", route_id as "routeId", origin as source, state, urgency, window_start as "windowStart", promised_by as "promisedBy",
  due_at as "dueAt", ${because} as because, owner_user_id as "ownerUserId", owner_team as "ownerTeam", assigned_to as "assignedTo", attempts_made as "attemptsMade",
  ended_at as "endedAt"`;

// What a colleague wrote about somebody is read where their record is opened, not in a list (L-208).
const shownBecause = `
  case when $4::uuid is null and not $7::boolean and $8::uuid is distinct from owner_user_id and $8 is distinct from assigned_to
    and (because_rule like 'staff/%' or because_rule is null and origin = any($9::text[]))
    then 'A colleague wrote why: open the callback to read it.' else because end`;

// Whoever has no place in line yet comes by what was promised to them.
const asOffered = `
  coalesce((select min(deadline_at) from queue_entry e where e.callback_id = callback.id and e.ended_at is null), promised_by), id`;

// Ids are time-ordered (UUIDv7), so the id alone is the cursor.
const page = (order: string) => `
  select ${columns(shownBecause)} from callback
  where ($1::text is null or state = $1) and ($2::uuid is null or owner_user_id = $2) and ($3::uuid is null or assigned_to = $3)
    and ($4::uuid is null or person_id in (select family_of($4))) and ($5::uuid is null or id > $5)
    and (ended_at is null or $4::uuid is not null or not exists (
      select from person p where p.id = callback.person_id and (p.restricted_at is not null or p.erased_at is not null)))
  order by ${order} limit $6`;

// Whose number a caller uses proves nobody: the counsellor asks who is speaking before they know a name.
const offerOfCounsellor = `
  select o.id, e.callback_id as "callbackId", e.person_id as "personId", e.urgency,
    case when i.id is null then 'callback' else 'live' end as kind,
    case when i.id is null then p.display_name end as "personName", i.id is null as "callerVerified",
    i.crisis_at is not null or 'urgent' in (e.urgency, c.urgency) as crisis, coalesce(i.language, p.language) as language,
    coalesce(i.waiting_since, e.arrived_at) as "waitingSince",
    ${told('number.name', 'n')} as "nameToUse", ${told('number.who', 'n')} as "whoMayPickUp", n.voicemail_allowed as voicemail,
    exists (select from shared_number h where h.phone_number_id = n.id) as "isShared",
    o.why ->> 'sentence' as why, o.why -> 'terms' as terms, o.offered_at as "offeredAt", o.expires_at as "expiresAt"
  from offer o join queue_entry e on e.id = o.queue_entry_id join person p on p.id = e.person_id join callback c on c.id = e.callback_id
    left join inbound_call i on i.id = e.inbound_call_id left join phone_number n on n.id = c.phone_number_id
  where o.counsellor_id = $1 and o.state = 'pending'`;

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Callbacks and offers as screens show them. */
@Injectable()
export class CallbacksReadModel {
  constructor(
    private readonly database: Database,
    private readonly seals: Seals,
  ) {}

  async list(query: ListCallbacksDto, staff: StaffPrincipal): Promise<CallbackPageDto> {
    if (query.cursor && !uuidShape.test(query.cursor)) {
      throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
    }
    const { state, owner, assignedTo, personId, cursor, limit, order } = query;
    if (order && cursor) {
      throw new DomainError('invalid', 'cursor/not-in-line', 'A list in the order of the line has one page: leave out cursor.');
    }
    const filter = [state ?? null, owner ?? null, assignedTo ?? null, personId ?? null, cursor ?? null, limit + 1];
    const values = [...filter, may(staff.roles, 'lead-the-floor'), staff.userId, madeByStaff];
    const rows = await this.database.query<CallbackRow>(page(order ? asOffered : 'id'), values);
    const items = rows.slice(0, limit).map(toCallback);
    return { items, next: rows.length > limit && !order ? items.at(-1)!.id : null };
  }

  async one(callbackId: string): Promise<CallbackDto> {
    const [row] = await this.database.query<CallbackRow>(`select ${columns('because')} from callback where id = $1`, [
      callbackId,
    ]);
    if (!row) throw new DomainError('not-found', 'callback/unknown', 'There is no such callback.');
    return toCallback(row);
  }

  async offerOf(counsellorId: string): Promise<OfferDto | null> {
    const rows = await this.database.query<OfferRow>(offerOfCounsellor, [counsellorId]);
    const [row] = await this.seals.open(this.database, rows);
    return row ? toOffer(row) : null;
  }
}

function toCallback({ displayName, ...row }: CallbackRow): CallbackDto {
  return { ...row, initials: initialsOf(displayName) };
}

function toOffer({ nameToUse, whoMayPickUp, voicemail, isShared, ...row }: OfferRow): OfferDto {
  const facts = { isLive: row.kind === 'live', nameToUse, whoMayPickUp, voicemail, isShared };
  return { ...row, safeToSay: [...safeToSay(facts)] };
}
