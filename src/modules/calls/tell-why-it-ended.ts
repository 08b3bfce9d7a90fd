import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { TelephonyProvider } from '../../telephony/telephony-provider.js';
import type { LegRow } from './legs/leg.store.js';

/** Ends of a call that leave a counsellor alone in the room; each is also the step that says it to them. */
const told = ['caller-left', 'do-not-call', 'called-off'] as const;
export type ToldEnd = (typeof told)[number];

// As long as it takes to say so; the sweep leaves the leg alone meanwhile, and hangs it up if it is still there then.
const secondsToListen = 10;

const counsellorAloneInRoom = `
  update call_leg l set joined_at = null, watched_at = $2 from call c
  where l.id = $1 and c.id = l.call_id and l.party = 'counsellor' and l.joined_at is not null and c.end_cause = any($3)
  returning c.end_cause as step`;

/**
 * A counsellor stands in the room for somebody who hung up on the way there (F40), who called it off, or whom we just learnt not to call:
 * they hear so, once, instead of a dead line.
 */
@Injectable()
export class TellWhyItEnded {
  constructor(
    private readonly database: Database,
    private readonly telephony: TelephonyProvider,
    private readonly clock: Clock,
  ) {}

  /** False when there is nothing to tell, or nobody to hear it: the leg is simply to be hung up. */
  async run({ id: legId }: LegRow, carrierSid: string): Promise<boolean> {
    const listeningUntil = new Date(this.clock.now().getTime() + secondsToListen * 1000);
    const [alone] = await this.database.query<{ step: ToldEnd }>(counsellorAloneInRoom, [legId, listeningUntil, told]);
    return alone !== undefined && (await this.telephony.redirect({ carrierSid, legId, step: alone.step })) === 'done';
  }
}

export function isToldEnd(step: string): step is ToldEnd {
  return (told as readonly string[]).includes(step);
}
