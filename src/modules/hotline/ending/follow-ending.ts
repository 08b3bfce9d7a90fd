import { Injectable } from '@nestjs/common';
import type { Ending } from '../../../core/hotline/decide-ending.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import { EndLive } from '../../callbacks/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { Identify } from '../arrive/identify.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { OpeningWave } from './opening-wave.js';

/** Does what the ending of an incoming call asks for. */
@Injectable()
export class FollowEnding {
  constructor(
    private readonly endLive: EndLive,
    private readonly identify: Identify,
    private readonly sites: SiteDirectory,
    private readonly wave: OpeningWave,
    private readonly move: MoveCaller,
  ) {}

  run(caller: Caller, ending: Ending): Promise<unknown> {
    const { tx, row, at } = caller;
    switch (ending.kind) {
      case 'settled':
        return Promise.resolve();
      case 'call-back':
        return this.promise(caller, ending);
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

  private async promise(caller: Caller, ending: Extract<Ending, { kind: 'call-back' }>): Promise<string> {
    const { tx, row, at } = caller;
    const thread = await this.identify.run(caller);
    const { id: routeId } = await this.sites.routeFor(row.site_id, row.language);
    const callbackId = await this.endLive.promise(
      tx,
      {
        inboundCallId: row.id,
        personId: thread.personId,
        phoneNumberId: thread.phoneNumberId!,
        intakeId: thread.intakeId,
        siteId: row.site_id,
        routeId,
        origin: ending.origin,
        urgency: ending.urgency,
        because: ending.because,
        // "Keep my place and call me back" is a wish to be called now, whatever the hour (L-304).
        anyHourRequestedAt: ending.origin === 'keep-my-place' ? at : null,
        notBefore: ending.urgency === 'urgent' ? null : await this.wave.placeAfterOpening(caller),
      },
      at,
    );
    await this.move.run(caller, { person_id: thread.personId, callback_id: callbackId });
    return callbackId;
  }

  private async humanFor(caller: Caller, because: string): Promise<void> {
    const callbackId = await this.promise(caller, {
      kind: 'call-back',
      outcome: 'callback',
      origin: 'live-call',
      urgency: 'urgent',
      because,
    });
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
