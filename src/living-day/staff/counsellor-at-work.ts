import { between, type Random } from '../script/random.js';
import { Refused, type StaffClient } from '../world/staff-client.js';
import { dispositionAfter, type WhoAnswers } from './outcomes.js';

interface Desk {
  readonly presence: { readonly state: string };
  readonly call: { readonly id: string; readonly callbackId: string; readonly outcomeMissing: boolean } | null;
}

interface Sessions {
  readonly sessions: readonly { readonly device: string; readonly lastSeenAt: string }[];
}

/** A browser that was seen so lately has a human before it. */
const humanWithinMs = 180_000;
const notABrowser = 'unknown device';
const away: readonly string[] = ['offline', 'break'];

export interface Surroundings {
  readonly random: Random;
  readonly whoAnswers: WhoAnswers;
  /** Milliseconds of the day in real ones. */
  readonly lasts: (milliseconds: number) => number;
}

/** A sample counsellor whom nobody plays: takes calls by phone, writes what came of them, and gives way to whoever sits down. */
export class CounsellorAtWork {
  /** They changed their password, or have a second factor: they are somebody's for good. */
  private isLost = false;
  private writesAt: { readonly callId: string; readonly at: number } | null = null;

  constructor(
    readonly client: StaffClient,
    private readonly around: Surroundings,
    /** From the end of a talk to its outcome. */
    private readonly writesAfterMs: readonly [least: number, most: number] = [6_000, 20_000],
  ) {}

  /** Somebody signed in as them in a browser: their calls and their presence are that one's. */
  async isTaken(now: number): Promise<boolean> {
    if (this.isLost) return true;
    try {
      const { sessions } = await this.client.send<Sessions>('GET', '/v1/me/sessions');
      return sessions.some(
        ({ device, lastSeenAt }) => device !== notABrowser && now - new Date(lastSeenAt).getTime() < humanWithinMs,
      );
    } catch (error) {
      this.isLost = error instanceof Refused && error.status === 401;
      if (!this.isLost) throw error;
      return true;
    }
  }

  /** One look at the desk. `onShift`: they should be there; null: that is not ours to say. */
  async look(now: number, onShift: boolean | null): Promise<void> {
    const { presence, call } = await this.client.send<Desk>('GET', '/v1/me/desk');
    if (call?.outcomeMissing) await this.write(call, now);
    else if (onShift && away.includes(presence.state)) await this.be('available');
    else if (onShift === false && presence.state === 'available') await this.be('break');
  }

  goHome(): Promise<void> {
    return this.be('offline');
  }

  /** Not at once: they write a few words first. */
  private async write(call: NonNullable<Desk['call']>, now: number): Promise<void> {
    const { random, whoAnswers, lasts } = this.around;
    if (this.writesAt?.callId !== call.id)
      this.writesAt = { callId: call.id, at: now + lasts(between(random, ...this.writesAfterMs)) };
    if (now < this.writesAt.at) return;
    const disposition = dispositionAfter(whoAnswers.answered(call.callbackId));
    await this.client.send('POST', `/v1/calls/${call.id}/disposition`, { disposition });
  }

  /** What the moment does not allow is tried at the next look. */
  private async be(state: 'available' | 'break' | 'offline'): Promise<void> {
    try {
      const breakReason = state === 'break' ? { breakReason: 'other' } : {};
      await this.client.send('PUT', '/v1/me/presence', { state, ...breakReason });
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500) throw error;
    }
  }
}
