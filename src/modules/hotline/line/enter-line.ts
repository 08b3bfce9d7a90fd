import { Injectable } from '@nestjs/common';
import { spokenDigits } from '../../../core/scripts/spoken-digits.js';
import type { Flow, Step } from '../../../telephony/flow.js';
import { Identify } from '../arrive/identify.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import { Park } from './park.js';
import { ReturnCodes } from './return-codes.js';
import { TakePlace } from './take-place.js';

/** Puts a caller in line. Whoever gives no number gets a code instead, with which they find their thread again. */
@Injectable()
export class EnterLine {
  constructor(
    private readonly identify: Identify,
    private readonly place: TakePlace,
    private readonly park: Park,
    private readonly codes: ReturnCodes,
    private readonly voice: Voice,
    private readonly move: MoveCaller,
  ) {}

  async run(before: Caller): Promise<Flow> {
    const caller = await this.inLine(before);
    const first = caller.row.crisis_at ? 'crisis.stay' : 'waiting.first';
    return [await this.voice.say(caller, first), ...(await this.codeOf(caller)), await this.park.step(caller)];
  }

  private async inLine(caller: Caller): Promise<Caller> {
    const thread = await this.identify.run(caller);
    const placed = await this.place.run(caller, thread);
    if (placed) return placed;
    // A counsellor is on this person's callback right now, or they wait on another phone: this is somebody else of that number.
    const other = await this.place.run(caller, await this.identify.asNobodyKnown(caller));
    if (!other) throw new Error(`Nobody's place in line was refused (inbound call ${caller.row.id})`);
    return other;
  }

  private async codeOf(caller: Caller): Promise<Step[]> {
    if (caller.row.caller_number !== null || caller.row.crisis_at) return [];
    const code = caller.row.return_code ?? (await this.codes.draw(caller.tx));
    await this.move.run(caller, { return_code: code });
    return [await this.voice.say(caller, ['return-code.yours', { code: spokenDigits(code) }])];
  }
}
