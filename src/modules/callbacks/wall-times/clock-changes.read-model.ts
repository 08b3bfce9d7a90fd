import { Injectable } from '@nestjs/common';
import type { ClockChangeDto, ClockChangesDto } from '../../../contracts/admin/clock-change.dto.js';
import { Database } from '../../../platform/database/database.js';
import { ClockRules } from './clock-rules.js';

const shownAtOnce = 500;

const latest = `
  select w.callback_id as "callbackId", w.zone, w.wall, w.starts_before as before, w.starts_now as now, w.version, w.at
  from clock_change w join callback c on c.id = w.callback_id join person p on p.id = c.person_id
  where c.ended_at is null or p.restricted_at is null order by w.at desc, w.id desc limit ${shownAtOnce}`;

type Row = Omit<ClockChangeDto, 'before' | 'now' | 'at'> & Readonly<Record<'before' | 'now' | 'at', Date>>;

/** Which promised calls moved because a law changed clocks. */
@Injectable()
export class ClockChangesReadModel {
  constructor(
    private readonly database: Database,
    private readonly rules: ClockRules,
  ) {}

  async list(): Promise<ClockChangesDto> {
    const [seen] = await this.database.query<{ version: string; at: Date }>('select version, seen_at as at from clock_rules');
    const rows = await this.database.query<Row>(latest);
    return {
      running: this.rules.version,
      followed: seen?.version ?? null,
      followedAt: seen?.at.toISOString() ?? null,
      changes: rows.map(({ before, now, at, ...row }) => ({
        ...row,
        before: before.toISOString(),
        now: now.toISOString(),
        at: at.toISOString(),
      })),
    };
  }
}
