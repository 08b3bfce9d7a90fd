import { Injectable } from '@nestjs/common';
import type { Flow, Step } from '../../../telephony/flow.js';
import type { Caller } from '../caller.js';
import { CalledLately } from '../stop-key/called-lately.js';
import { Voice } from '../voice.js';

const secondsForAKey = 4;

/** The first thing a caller hears: welcome, help in an emergency, language, the crisis key; whom we called, how to end that. Whoever presses nothing goes on. */
@Injectable()
export class Greeting {
  constructor(
    private readonly calledLately: CalledLately,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller): Promise<Flow> {
    const english = await this.voice.line(caller, 'greeting.language', 'en');
    const spanish = await this.voice.line(caller, 'greeting.language', 'es');
    const said = ['greeting.welcome', 'greeting.emergency'] as const;
    const [welcome, emergency] = await Promise.all(said.map((key) => this.voice.line(caller, key)));
    const crisisKey = await this.voice.line(caller, 'greeting.crisis-key');
    const codeKey = caller.row.caller_number === null ? [await this.voice.line(caller, 'greeting.return-code-key')] : [];
    const stopKey = (await this.calledLately.ask(caller)) ? [await this.voice.line(caller, 'greeting.stop-key')] : [];
    const collect: Step = {
      kind: 'collect',
      prompts: [welcome!, emergency!, english, spanish, crisisKey, ...codeKey, ...stopKey],
      digits: 1,
      seconds: secondsForAKey,
      step: await this.voice.step(caller, 'greeting'),
    };
    return [collect];
  }

  /** A counsellor was calling them at this very moment. */
  async meeting(caller: Caller): Promise<Flow> {
    return [await this.voice.say(caller, 'callback.we-were-calling-you'), { kind: 'ask', step: 'join' }];
  }
}
