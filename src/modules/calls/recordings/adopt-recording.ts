import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Tx } from '../../../platform/database/database.js';

/** A finished recording that the carrier keeps, of a leg of ours. */
export interface FoundRecording {
  readonly carrierSid: string;
  readonly legId: string;
  /** Null unless the leg is that of somebody who called us. */
  readonly inboundCallId: string | null;
  readonly seconds: number;
}

const awaited = `
  update recording set carrier_sid = $2, seconds = $3, state = 'completed', due_at = $4
  where id = (select id from recording where leg_id = $1 and carrier_sid is null and state in ('intended', 'in-progress')
    order by intended_at limit 1)
  returning id`;

const message = `
  insert into recording (id, kind, inbound_call_id, leg_id, consent, state, carrier_sid, seconds, intended_at, due_at)
  values ($1, 'voicemail', $2, $3, $4, 'completed', $5, $6, $7, $7) on conflict do nothing`;

/** Takes a recording that was found at the carrier, so that it is fetched like any other. */
@Injectable()
export class AdoptRecording {
  /**
   * `awaited`: its report was lost. `message`: a caller spoke after the tone of the fallback, which writes down nothing. `nobodys`: no
   * consent is known of it.
   */
  async run(tx: Tx, found: FoundRecording, at: Date): Promise<'awaited' | 'message' | 'nobodys'> {
    const { carrierSid, legId, inboundCallId, seconds } = found;
    if ((await tx.query(awaited, [legId, carrierSid, seconds, at])).length > 0) return 'awaited';
    if (inboundCallId === null) return 'nobodys';
    const consent = JSON.stringify({ how: 'voicemail', inboundCallId, at: at.toISOString() });
    await tx.query(message, [uuid(), inboundCallId, legId, consent, carrierSid, seconds, at]);
    return 'message';
  }
}
