import { Injectable } from '@nestjs/common';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { DailyLeads } from './daily-leads.js';

const minuteMs = 60_000;

/**
 * How much a source may send (B-048). By the minute it is counted in this process, exactly: of n processes each takes as much. By the
 * day the database counts, and every process sees what the others took within 5 s. A source without caps costs nothing here.
 */
@Injectable()
export class SourceCaps {
  private readonly taken = new Map<string, number[]>();

  constructor(
    private readonly daily: DailyLeads,
    private readonly clock: Clock,
  ) {}

  /** Takes a place for one lead. Returns null, or in how many seconds there is one. */
  async take({ sourceId, rules }: Pick<SourcePrincipal, 'sourceId' | 'rules'>): Promise<number | null> {
    const now = this.clock.now().getTime();
    const { perMinute, perDay } = rules;
    const waitsMs = perMinute === null ? null : this.waitOfMinute(sourceId, perMinute, now);
    if (waitsMs !== null) return Math.ceil(waitsMs / 1000);
    const waitsSeconds = perDay === null ? null : await this.daily.take(sourceId, perDay);
    if (waitsSeconds !== null || perMinute === null) return waitsSeconds;
    this.taken.get(sourceId)!.push(now);
    return null;
  }

  /** Any minute, not the one on the clock: else twice as many would fit around its turn. */
  private waitOfMinute(sourceId: string, perMinute: number, now: number): number | null {
    const recent = (this.taken.get(sourceId) ?? []).filter((at) => at > now - minuteMs);
    this.taken.set(sourceId, recent);
    return recent.length < perMinute ? null : recent[recent.length - perMinute]! + minuteMs - now;
  }
}
