import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../storm/chance.js';
import type { Story } from '../story.js';
import { waitFor } from '../wait-for.js';

const everyMs = 4_000;
const recoveryMs = 10_000;

export interface Recovery {
  readonly fault: 'process killed' | 'PostgreSQL restarted' | 'queue emptied';
  readonly ms: number;
}

/** Kills a process every few seconds; once PostgreSQL crashes and recovers, once the queue backend loses all it knew. */
export class Faults {
  readonly recoveries: Recovery[] = [];

  constructor(
    private readonly story: Story,
    private readonly chance: Chance,
  ) {}

  async strike(signal: AbortSignal): Promise<void> {
    for (let round = 1; ; round++) {
      await pause(everyMs, null, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      if (round === 3) await this.measure('PostgreSQL restarted', () => this.restartPostgres());
      else if (round === 5) await this.measure('queue emptied', () => this.story.emptyQueue());
      else await this.measure('process killed', () => this.killOne());
    }
  }

  /** Until a ring is asked for after the fault, or nobody is left who could be rung now. */
  private async measure(fault: Recovery['fault'], strike: () => Promise<unknown>): Promise<void> {
    const before = Date.now();
    const { now } = await this.story.one<{ now: Date }>('select clock_timestamp() as now');
    const replaced = strike();
    const someoneRings = async () =>
      (await this.story.rows('select from call_leg where placing_since > $1 limit 1', [now])).length > 0 ||
      (await this.nobodyWaits());
    await waitFor(`a ring after "${fault}"`, someoneRings, { timeoutMs: recoveryMs });
    this.recoveries.push({ fault, ms: Date.now() - before });
    await replaced;
  }

  private async killOne(): Promise<void> {
    await this.chance.one(this.story.ringback.processes.filter((one) => one.alive())).kill('SIGKILL');
    await this.story.ringback.start('all');
  }

  /** One session that dies takes the server with it: it ends all others, recovers from its log and comes back. */
  private async restartPostgres(): Promise<void> {
    const { pid } = await this.story.one<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1`,
    );
    process.kill(pid, 'SIGKILL');
  }

  private async nobodyWaits(): Promise<boolean> {
    const waiting = await this.story.rows(
      `select from queue_entry where state = 'waiting' union all select from callback where state = 'scheduled' and due_at <= now() limit 1`,
    );
    return waiting.length === 0;
  }
}
