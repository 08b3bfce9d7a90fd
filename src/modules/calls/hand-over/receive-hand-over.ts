import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import type { Flow } from '../../../telephony/flow.js';
import { CounsellorStore } from '../../counsellors/index.js';
import { ScriptDirectory } from '../../sites/index.js';
import { roomOf, type CallRow } from '../call.store.js';
import { LegStore, type LegRow } from '../legs/leg.store.js';
import { ringsSoftphone } from '../legs/rings-softphone.js';
import { HandOverStore, type HandOverRow } from './hand-over.store.js';

const keySeconds = 8;
const hangUp: Flow = [{ kind: 'hang-up' }];

/** Another counsellor is asked to take over: they hear it first and press 1, so that a voicemail never gets a person. */
@Injectable()
export class ReceiveHandOver {
  constructor(
    private readonly legs: LegStore,
    private readonly handOvers: HandOverStore,
    private readonly counsellors: CounsellorStore,
    private readonly scripts: ScriptDirectory,
  ) {}

  async onPickUp(tx: Tx, call: CallRow, leg: LegRow, at: Date): Promise<Flow> {
    const handOver = await this.wanted(tx, leg);
    if (!handOver) return this.tooLate(call);
    return ringsSoftphone(leg) ? this.join(tx, call, leg, handOver, at) : this.whisper(call);
  }

  async onKey(tx: Tx, call: CallRow, leg: LegRow, digits: string, at: Date): Promise<Flow> {
    const handOver = await this.wanted(tx, leg);
    if (!handOver) return this.tooLate(call);
    return digits === '1' ? this.join(tx, call, leg, handOver, at) : hangUp;
  }

  private async wanted(tx: Tx, leg: LegRow): Promise<HandOverRow | null> {
    const handOver = await this.handOvers.ofLeg(tx, leg.id);
    return handOver?.to_counsellor_id && !handOver.ended_at ? handOver : null;
  }

  private async whisper(call: CallRow): Promise<Flow> {
    const prompts = [await this.scripts.line(call.site_id, 'en', 'whisper.hand-over')];
    return [{ kind: 'collect', prompts, digits: 1, seconds: keySeconds, step: 'take-over' }, ...hangUp];
  }

  private async tooLate(call: CallRow): Promise<Flow> {
    return [{ kind: 'say', line: await this.scripts.line(call.site_id, 'en', 'counsellor.already-taken') }, ...hangUp];
  }

  private async join(tx: Tx, call: CallRow, leg: LegRow, handOver: HandOverRow, at: Date): Promise<Flow> {
    if (handOver.state === 'ringing') {
      await this.legs.markJoined(tx, leg.id, at);
      const counsellorId = handOver.to_counsellor_id!;
      await this.counsellors.setPresence(tx, { counsellorId, to: 'on-call', by: 'acceptance', at });
      await this.handOvers.proceed(tx, handOver, 'briefing', at);
    }
    return [{ kind: 'join-room', room: roomOf(call.id), label: leg.label!, endsRoom: false }];
  }
}
