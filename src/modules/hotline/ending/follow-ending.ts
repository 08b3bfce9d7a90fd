import { Injectable } from '@nestjs/common';
import type { Ending } from '../../../core/hotline/decide-ending.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import { EndLive } from '../../callbacks/index.js';
import type { Caller } from '../caller.js';
import { PromiseCaller } from './promise-caller.js';
import { TextAfterCall } from './text-after-call.js';

/** Does what the ending of an incoming call asks for. */
@Injectable()
export class FollowEnding {
  constructor(
    private readonly endLive: EndLive,
    private readonly promiseCaller: PromiseCaller,
    private readonly textAfterCall: TextAfterCall,
  ) {}

  async run(caller: Caller, ending: Ending): Promise<void> {
    const { tx, row, at } = caller;
    switch (ending.kind) {
      case 'settled':
        return;
      case 'call-back': {
        const { thread } = await this.promiseCaller.run(caller, ending);
        return this.textAfterCall.run(caller, ending.origin, thread);
      }
      case 'human':
        return row.callback_id
          ? this.endLive.toHuman(tx, row.callback_id, ending.because, at)
          : this.humanFor(caller, ending.because);
      case 'nothing':
        return this.nothing(caller, ending);
      default:
        return assertNever(ending);
    }
  }

  private async humanFor(caller: Caller, because: string): Promise<void> {
    const wish = { kind: 'call-back', outcome: 'callback', origin: 'live-call', urgency: 'urgent', because } as const;
    const { callbackId } = await this.promiseCaller.run(caller, wish);
    await this.endLive.toHuman(caller.tx, callbackId, because, caller.at);
  }

  private async nothing({ tx, row, at }: Caller, ending: Ending): Promise<void> {
    if (ending.outcome === 'too-short') {
      if (row.person_id) await this.endLive.resume(tx, row.person_id, at);
    } else if (row.callback_id) await this.endLive.drop(tx, row.callback_id, ending.because, at);
    else if (ending.outcome === 'declined-callback' && row.person_id)
      await this.endLive.dropOpenOf(tx, row.person_id, ending.because, at);
  }
}
