import { Injectable } from '@nestjs/common';
import type { Flow } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';
import type { Standing } from './on-shift.js';

const sentences = {
  closed: ['closed.sentence', 'closed.menu'],
  'nobody-on-shift': ['nobody-on-shift.sentence', 'nobody-on-shift.menu'],
  'line-full': ['queue-full.sentence', 'nobody-on-shift.menu'],
} as const;

/** Nobody can take the call: said honestly, with a callback, a message, no callback, and the crisis key to choose from. */
@Injectable()
export class ClosedMenu {
  constructor(
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller, standing: Exclude<Standing, 'open'> | 'line-full'): Promise<Flow> {
    const moved = await this.move.run(caller, { stage: 'closed-menu' });
    return [await this.voice.ask(moved, sentences[standing], 'closed-menu', 8)];
  }
}
