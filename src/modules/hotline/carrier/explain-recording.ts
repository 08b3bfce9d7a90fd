import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { ListedRecording } from '../../../telephony/telephony-provider.js';
import { AdoptRecording, CallerLegStore } from '../../calls/index.js';
import { MessageFound } from '../missed/message-found.js';
import { NoteFinding } from './note-finding.js';

/** The carrier keeps a recording that we do not know. */
@Injectable()
export class ExplainRecording {
  constructor(
    private readonly legs: CallerLegStore,
    private readonly adopt: AdoptRecording,
    private readonly message: MessageFound,
    private readonly note: NoteFinding,
  ) {}

  async run(tx: Tx, recording: ListedRecording, at: Date): Promise<void> {
    const leg = recording.callSid === null ? null : await this.legs.bySid(tx, recording.callSid);
    if (!leg) return this.tell(tx, recording, 'The carrier keeps a recording of a call that nobody here knows.', null, at);
    const { carrierSid, seconds } = recording;
    const { id: legId, inbound_call_id: inboundCallId } = leg;
    const taken = await this.adopt.run(tx, { carrierSid, legId, inboundCallId, seconds }, at);
    if (taken === 'nobodys')
      return this.tell(tx, recording, 'The carrier keeps a recording that nobody here agreed to or asked for.', null, at);
    if (taken === 'message' && !(await this.message.run(tx, inboundCallId!, seconds)))
      await this.tell(
        tx,
        recording,
        'Somebody without a number left a message: listen to it for how to reach them.',
        inboundCallId,
        at,
      );
  }

  private tell(
    tx: Tx,
    { carrierSid }: ListedRecording,
    explanation: string,
    inboundCallId: string | null,
    at: Date,
  ): Promise<void> {
    return this.note.run(tx, { carrierSid, kind: 'recording', explanation, inboundCallId, needsHuman: true }, at);
  }
}
