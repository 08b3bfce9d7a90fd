import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { RollUp, TouchKind } from './roll-up.js';

export interface Touch {
  readonly kind: TouchKind;
  readonly row_id: string;
  readonly at: Date | null;
}

export interface Span {
  readonly site_id: string;
  readonly from_at: Date;
  readonly to_at: Date;
}

/** Most changes, and most whole days, that one transaction counts again. */
const [mostTouches, mostDays] = [2000, 40];

// Planned each time: a plan that was made while a table was small is a bad one for long.
const planEachTime = `set local plan_cache_mode = force_custom_plan`;
const lock = `select pg_try_advisory_xact_lock(hashtextextended('reports', 0)) as mine`;
const takeChanges = `
  delete from report_touch where id in (
    select id from report_touch where kind not in ('day', 'site') order by id limit ${mostTouches})
  returning kind, row_id, at`;
const takeDays = `
  delete from report_touch where id in (select id from report_touch where kind = 'day' order by at desc limit ${mostDays})
  returning kind, row_id, at`;
const takeSites = `delete from report_touch where kind = 'site' returning row_id`;
// Days of every site whose rows began on them, and all since.
const daysOfSites = `
  insert into report_touch (kind, row_id, at)
  select 'day', s.id, d.at from site s
    cross join lateral (
      select least((select min(received_at) from lead), (select min(dialled_at) from callback_attempt),
        (select min(arrived_at) from inbound_call where site_id = s.id), (select min(opened_at) from intake where site_id = s.id),
        (select min(promised_by) from promise_verdict), (select min(offered_at) from offer), (select min(at) from presence_step)) as at) f
    cross join lateral generate_series(f.at, greatest(now(), (select max(promised_by) from promise_verdict)) + interval '1 day', interval '1 day') d(at)
  where s.id = any($1::uuid[])`;
const daySpans = `
  select distinct s.id as site_id, d.day::timestamp at time zone s.time_zone as from_at,
    (d.day + 1)::timestamp at time zone s.time_zone as to_at
  from unnest($1::uuid[], $2::timestamptz[]) t(site_id, at) join site s on s.id = t.site_id
    cross join lateral (select (t.at at time zone s.time_zone)::date as day) d`;

// The days of hours, where they lie before a day.
const daysBefore = `select d.* from (${daySpans}) d join site s on s.id = d.site_id where (d.from_at at time zone s.time_zone)::date < $3::date`;

const hours = (moments: string) => `
  select distinct h.site_id, h.from_at, h.from_at + interval '1 hour' as to_at from (
    select m.site_id, date_trunc('hour', m.at, s.time_zone) as from_at from (${moments}) m join site s on s.id = m.site_id) h`;

/** What changed since the reports were made. */
@Injectable()
export class TouchesStore {
  /** False: another process is at it. */
  async lock(tx: Tx): Promise<boolean> {
    tx.write(planEachTime);
    return (await tx.query<{ mine: boolean }>(lock))[0]!.mine;
  }

  takeChanges(tx: Tx): Promise<Touch[]> {
    return tx.query<Touch>(takeChanges);
  }

  /** The newest first: they are asked for most. */
  takeDays(tx: Tx): Promise<Touch[]> {
    return tx.query<Touch>(takeDays);
  }

  /** The sites all of whose days have to be counted again, which are put down as such. */
  async takeSites(tx: Tx): Promise<readonly string[]> {
    const rows = await tx.query<{ row_id: string }>(takeSites);
    const ids = [...new Set(rows.map((row) => row.row_id))];
    if (ids.length > 0) await tx.query(daysOfSites, [ids]);
    return ids;
  }

  /** The hours of a roll-up that follow from what changed; none overlaps another. */
  hoursOf(tx: Tx, rollUp: RollUp, touches: readonly Touch[]): Promise<Span[]> {
    const followed = Object.entries(rollUp.follows).flatMap(([kind, sql], index) => {
      const ofKind = touches.filter((touch) => touch.kind === kind);
      const touched = `select * from unnest($${index * 2 + 1}::uuid[], $${index * 2 + 2}::timestamptz[]) touch(row_id, at)`;
      return [{ ofKind, sql: `(with touch as (${touched}) select site_id, at from (${sql}) followed)` }];
    });
    const place = followed.length * 2;
    const named = `select site_id, at from unnest($${place + 1}::uuid[], $${place + 2}::timestamptz[]) named(site_id, at)`;
    const parts = [...followed.map(({ sql }) => sql), named];
    const lists = [...followed.map(({ ofKind }) => ofKind), touches.filter(({ kind }) => kind === 'hour')];
    const values = lists.flatMap((list) => [list.map(({ row_id }) => row_id), list.map(({ at }) => at)]);
    return tx.query<Span>(hours(parts.join(' union all ')), values);
  }

  daySpans(tx: Tx, touches: readonly Touch[]): Promise<Span[]> {
    return tx.query<Span>(daySpans, [touches.map(({ row_id }) => row_id), touches.map(({ at }) => at)]);
  }

  /** The days before `day` that these spans lie in. */
  daysBefore(tx: Tx, spans: readonly Span[], day: Date): Promise<Span[]> {
    return tx.query<Span>(daysBefore, [spans.map(({ site_id }) => site_id), spans.map(({ from_at }) => from_at), day]);
  }
}
