import { Injectable } from '@nestjs/common';
import { contactKinds } from '../../../core/consent/revocable-kinds.js';
import type { Flow } from '../../../telephony/flow.js';
import { EndOpenCallback, RevokeConsent } from '../../callbacks/index.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { Voice } from '../voice.js';

const because = 'They pressed the key to get no more calls';

/**
 * 7 in the greeting: nobody calls or texts the number they call from any more (47 CFR 64.1200(a)(10): a key is a revocation). A caller
 * id proves nobody; that somebody who pretends can stop our calls is the lesser harm, and their own newer wish lifts it.
 */
@Injectable()
export class StopByKey {
  constructor(
    private readonly revokeConsent: RevokeConsent,
    private readonly endOpenCallback: EndOpenCallback,
    private readonly move: MoveCaller,
    private readonly voice: Voice,
  ) {}

  async flow(caller: Caller, e164: string): Promise<Flow> {
    const { tx, row, at } = caller;
    const { personId } = await this.revokeConsent.withoutCalls(tx, {
      of: { e164 },
      kinds: contactKinds,
      because,
      channel: 'key',
      capturedBy: null,
      evidence: { inboundCallId: row.id },
      statedAt: null,
      isDocument: false,
      at,
    });
    // They are on the line themselves, so no ring is on its way to them.
    if (personId) await this.endOpenCallback.run(tx, personId, because, at);
    await this.move.run(caller, { declined_callback_at: at });
    return [await this.voice.say(caller, 'stopped.bye'), { kind: 'hang-up' }];
  }
}
