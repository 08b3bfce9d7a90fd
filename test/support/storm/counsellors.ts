import { setTimeout as pause } from 'node:timers/promises';
import { dispositions, type Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import type { Chance } from './chance.js';
import type { Crowd } from '../crowd.js';
import type { Staff } from '../staff.js';
import type { Story } from '../story.js';

const roundEveryMs = 250;

/** What staff do at their screens in a storm: write outcomes, come back from the break they were sent to, see the alerts. */
export class Counsellors {
  constructor(
    private readonly story: Story,
    private readonly crowd: Crowd,
    private readonly chance: Chance,
    private readonly manager: Staff,
  ) {}

  async work(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Their screens may be talking to a process that was just killed: they try again in the next round.
      await Promise.allSettled([this.writeOutcomes(), this.comeBack(), this.seeAlerts()]);
      await pause(roundEveryMs);
    }
  }

  private async writeOutcomes(): Promise<void> {
    const calls = await this.story.rows<{ id: string; counsellor_id: string }>(
      'select id, counsellor_id from call where connected_at is not null and ended_at is not null and disposition is null',
    );
    await Promise.allSettled(
      calls.map(async ({ id, counsellor_id }) =>
        this.crowd.get(counsellor_id)?.send('POST', `/v1/calls/${id}/disposition`, { disposition: this.outcome() }),
      ),
    );
  }

  private async comeBack(): Promise<void> {
    const resting = await this.story.rows<{ id: string }>(`select id from counsellor where presence = 'break'`);
    await Promise.allSettled(
      resting.map(async ({ id }) => this.crowd.get(id)?.send('PUT', '/v1/me/presence', { state: 'available' })),
    );
  }

  private async seeAlerts(): Promise<void> {
    const alerts = await this.story.rows<{ id: string }>('select id from alert where acknowledged_at is null');
    await Promise.allSettled(alerts.map(({ id }) => this.manager.send('POST', `/v1/alerts/${id}/acknowledge`)));
  }

  private outcome(): Disposition {
    return this.chance.next() < 0.7 ? 'reached' : this.chance.one(dispositions);
  }
}
