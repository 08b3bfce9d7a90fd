import type { Crowd } from '../script/pace.js';
import { stepOf, type OpenIntake } from '../script/way-of-an-intake.js';
import { Refused, type StaffClient } from '../world/staff-client.js';

interface Board {
  readonly waiting: { readonly count: number };
  readonly callbacks: readonly { readonly count: number }[];
  readonly counsellors: readonly { readonly id: string; readonly name: string; readonly presence: string }[];
}

interface Alerts {
  readonly alerts: readonly { readonly id: string; readonly raisedAt: string }[];
}

/** A newcomer has so long to see an alert and take it. */
const alertsWaitMs = 240_000;
const stepsAtOnce = 4;

/** The sample manager and clinician: what follows a talk goes on, ends, and is acknowledged, when nobody else does it. */
export class Office {
  constructor(
    private readonly manager: StaffClient,
    private readonly clinician: StaffClient,
    private readonly speed: number,
  ) {}

  async board(): Promise<Crowd & Pick<Board, 'counsellors'>> {
    const { waiting, callbacks, counsellors } = await this.manager.send<Board>('GET', '/v1/board/live');
    return { waiting: waiting.count, openCallbacks: callbacks.reduce((sum, { count }) => sum + count, 0), counsellors };
  }

  /** `notOurs`: whoever is played by somebody goes on with their intakes themselves. */
  async tidy(now: number, notOurs: ReadonlySet<string>): Promise<void> {
    await this.acknowledge(now);
    const { items } = await this.manager.send<{ readonly items: readonly OpenIntake[] }>('GET', '/v1/intakes?limit=200');
    const due = items.flatMap((intake) => {
      const step = notOurs.has(intake.ownerUserId ?? '') ? null : stepOf(intake, now, this.speed);
      return step ? [{ id: intake.id, step }] : [];
    });
    for (const { id, step } of due.slice(0, stepsAtOnce)) {
      const { by, ...body } = step;
      if (by === 'clinician') await tried(this.clinician.send('POST', `/v1/intakes/${id}/decisions`, step.decision));
      else await tried(this.manager.send('POST', `/v1/intakes/${id}/advance`, body));
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.manager.signOut(), this.clinician.signOut()]);
  }

  private async acknowledge(now: number): Promise<void> {
    const { alerts } = await this.manager.send<Alerts>('GET', '/v1/alerts');
    const old = alerts.filter(({ raisedAt }) => now - new Date(raisedAt).getTime() >= alertsWaitMs / this.speed);
    for (const { id } of old) await tried(this.manager.send('POST', `/v1/alerts/${id}/acknowledge`));
  }
}

/** Somebody else may have been quicker, or danger is open: then it is theirs, and looked at again later. */
async function tried(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (!(error instanceof Refused) || error.status >= 500) throw error;
  }
}
