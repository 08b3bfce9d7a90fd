import { Injectable } from '@nestjs/common';
import type {
  CounsellorOnBoardDto,
  CountDto,
  LiveBoardDto,
  NextDueDto,
  RouteOnBoardDto,
  WaitingEntryDto,
} from '../../contracts/board.dto.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { openAlerts } from '../alerts/index.js';
import { initialsOf } from '../people/index.js';
import { callersOnTheLine } from './callers-on-the-line.js';

type Named<T> = Omit<T, 'initials'> & { readonly displayName: string | null };

const waitingShown = 100;
const nextDueShown = 50;

const waitingCounts = `
  select count(*)::int as count, (count(*) filter (where deadline_at < $1))::int as overdue
  from queue_entry where state in ('waiting', 'offered')`;

const routes = `
  select r.id, r.name, w.count, w.overdue, w."longestSince", w."nextDeadlineAt", s.free, s."onShift"
  from route r
    cross join lateral (
      select count(*)::int as count, (count(*) filter (where deadline_at < $1))::int as overdue, min(arrived_at) as "longestSince",
        min(deadline_at) filter (where deadline_at >= $1) as "nextDeadlineAt"
      from queue_entry where route_id = r.id and state in ('waiting', 'offered')) w
    cross join lateral (
      select (count(*) filter (where c.presence = 'available'))::int as free,
        (count(*) filter (where c.presence <> 'offline'))::int as "onShift"
      from counsellor_route cr join counsellor c on c.id = cr.counsellor_id join staff_user u on u.id = c.id and u.active
      where cr.route_id = r.id and not cr.supervisor) s
  order by w.overdue > 0 desc, w."longestSince" nulls last, r.name, r.id`;

// Each route's first by its own index, so that a line of any length is read as fast.
const firstOf = (condition: string) => `
  (select * from queue_entry where route_id = r.id and ${condition} order by deadline_at, id limit ${waitingShown})`;
const firstWaiting = `
  select e.id as "queueEntryId", case when e.inbound_call_id is null then 'callback' else 'live' end as kind,
    e.callback_id as "callbackId", b.intake_id as "intakeId", e.person_id as "personId",
    case when e.inbound_call_id is null then p.display_name end as "displayName", r.name as route, e.urgency, e.state,
    c.name as "offeredTo", e.arrived_at as "arrivedAt", e.deadline_at as "deadlineAt", e.deadline_at < $1 as overdue
  from route r
    cross join lateral (${firstOf(`state = 'waiting'`)} union all ${firstOf(`state = 'offered'`)}) e
    join callback b on b.id = e.callback_id join person p on p.id = e.person_id
    left join offer o on o.queue_entry_id = e.id and o.state = 'pending'
    left join counsellor c on c.id = o.counsellor_id
  order by e.deadline_at, e.id limit ${waitingShown}`;

const counsellors = `
  select c.id, c.name, c.presence, c.presence_since as since, c.presence_reason as reason,
    c.presence_until as until, c.overdue_since as "overdueSince", c.next_presence as "chosenNext", l.id as "callId"
  from counsellor c join staff_user u on u.id = c.id and u.active
    left join call l on l.counsellor_id = c.id and l.ended_at is null and l.handed_over_at is null
  order by c.presence, c.presence_since, c.id`;

const callbacks = `
  select state as name, count(*)::int as count, (count(*) filter (where due_at < $1))::int as overdue
  from callback where ended_at is null group by state order by state`;

const intakes = `
  select stage as name, count(*)::int as count, (count(*) filter (where next_step_due_at < $1))::int as overdue
  from intake where ended_at is null group by stage order by stage`;

// Each half is cut by its own index before the two are merged.
const nextDue = `
  select due.*, due."dueAt" < $1 as overdue, p.display_name as "displayName" from (
    (select 'callback' as kind, c.id, c.intake_id as "intakeId", c.person_id as "personId", c.due_at as "dueAt", coalesce(u.name, c.owner_team) as owner,
       c.because as sentence
     from callback c left join staff_user u on u.id = c.owner_user_id
     where c.ended_at is null order by c.due_at limit ${nextDueShown})
    union all
    (select 'intake', i.id, i.id, i.person_id, i.next_step_due_at, coalesce(u.name, i.owner_team), i.next_step
     from intake i left join staff_user u on u.id = i.owner_user_id
     where i.ended_at is null order by i.next_step_due_at limit ${nextDueShown})
  ) due join person p on p.id = due."personId" order by due."dueAt", due.id limit ${nextDueShown}`;

/** What a manager sees on the wall: one snapshot, so that its figures never contradict each other. */
@Injectable()
export class LiveBoardReadModel {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  now(): Promise<LiveBoardDto> {
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      await tx.query('set transaction isolation level repeatable read, read only');
      const [counts] = await tx.query<{ count: number; overdue: number }>(waitingCounts, [at]);
      return {
        at: at.toISOString(),
        alerts: await openAlerts(tx),
        callers: await callersOnTheLine(tx),
        waiting: {
          ...counts!,
          routes: await tx.query<RouteOnBoardDto>(routes, [at]),
          first: (await tx.query<Named<WaitingEntryDto>>(firstWaiting, [at])).map(withInitials),
        },
        counsellors: await tx.query<CounsellorOnBoardDto>(counsellors),
        callbacks: await tx.query<CountDto>(callbacks, [at]),
        intakes: await tx.query<CountDto>(intakes, [at]),
        nextDue: (await tx.query<Named<NextDueDto>>(nextDue, [at])).map(withInitials),
      };
    });
  }
}

function withInitials<Row extends { readonly displayName: string | null }>({ displayName, ...row }: Row) {
  return { ...row, initials: initialsOf(displayName) };
}
