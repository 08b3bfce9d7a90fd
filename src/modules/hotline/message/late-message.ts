import { Injectable } from '@nestjs/common';
import { isMessage } from '../../../core/hotline/decide-ending.js';
import type { StepInput } from '../../../telephony/call-script.js';
import { EndLive } from '../../callbacks/index.js';
import type { Caller } from '../caller.js';

const becameMessage = `
  update inbound_call set outcome = 'voicemail', because = 'They left a message', message_seconds = $2
  where id = $1 and left_at = 'leaving-message' and message_seconds = 0 and outcome in ('callback', 'no-number')
  returning callback_id`;

/**
 * They hung up in their message, and the carrier told of the dead line before it told of the message (F42): it was one all the same.
 */
@Injectable()
export class LateMessage {
  constructor(private readonly endLive: EndLive) {}

  async run({ tx, row }: Caller, { recorded }: StepInput): Promise<void> {
    if (!recorded || !isMessage(recorded.seconds)) return;
    const [changed] = await tx.query<{ callback_id: string | null }>(becameMessage, [row.id, recorded.seconds]);
    if (changed?.callback_id) await this.endLive.afterMessage(tx, changed.callback_id);
  }
}
