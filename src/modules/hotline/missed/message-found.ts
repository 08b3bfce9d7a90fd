import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

const shortestMessageSeconds = 2;

const keepMessage = `
  update inbound_call set message_seconds = greatest(message_seconds, $2),
    outcome = case when outcome in ('callback', 'too-short', 'no-number') then 'voicemail' else outcome end
  where id = $1 and ended_at is not null returning callback_id`;

const tellCallback = `
  update callback set origin = 'voicemail', because = 'They left a message'
  where id = $1 and ended_at is null and origin in ('missed', 'abandoned', 'live-call', 'closed')`;

/** A caller left a message with the fallback: their call, and the callback that it led to, say so. */
@Injectable()
export class MessageFound {
  /** False: nobody can be called back for it, only what they say tells who they are. */
  async run(tx: Tx, inboundCallId: string, seconds: number): Promise<boolean> {
    if (seconds < shortestMessageSeconds) return true;
    const [call] = await tx.query<{ callback_id: string | null }>(keepMessage, [inboundCallId, seconds]);
    if (!call) return true;
    if (call.callback_id === null) return false;
    await tx.query(tellCallback, [call.callback_id]);
    return true;
  }
}
