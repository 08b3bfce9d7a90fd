import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Flow } from '../../../telephony/flow.js';
import { KeepRecording } from '../../calls/index.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

// A message, not a statement: after two minutes the promise to call back is worth more than more words (twilio.md 4.6).
const longest = { maxSeconds: 120, silenceSeconds: 5 };

/** Asks for a message. The row of the recording stands before the carrier records anything; speaking after the tone is the consent. */
@Injectable()
export class InviteMessage {
  constructor(
    private readonly recordings: KeepRecording,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async flow(before: Caller): Promise<Flow> {
    const caller = await this.move.run(before, { stage: 'leaving-message' });
    const recordingId = uuid();
    await this.recordings.voicemail(caller.tx, {
      id: recordingId,
      inboundCallId: caller.row.id,
      legId: caller.leg.id,
      at: caller.at,
    });
    return [
      await this.voice.say(caller, 'message.invite'),
      { kind: 'record', recordingId, ...longest, step: await this.voice.step(caller, 'message-left') },
    ];
  }
}
