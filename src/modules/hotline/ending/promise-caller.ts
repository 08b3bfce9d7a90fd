import { Injectable } from '@nestjs/common';
import type { Ending } from '../../../core/hotline/decide-ending.js';
import { EndLive } from '../../callbacks/index.js';
import { CallerPersonStore } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { Identify, type Thread } from '../arrive/identify.js';
import type { Caller } from '../caller.js';
import { MoveCaller } from '../move-caller.js';
import { OpeningWave } from './opening-wave.js';

type CallBack = Extract<Ending, { kind: 'call-back' }>;

export interface Promised {
  readonly callbackId: string;
  readonly thread: Thread;
}

/** The one callback of a caller who did not talk with anybody. */
@Injectable()
export class PromiseCaller {
  constructor(
    private readonly endLive: EndLive,
    private readonly identify: Identify,
    private readonly sites: SiteDirectory,
    private readonly wave: OpeningWave,
    private readonly people: CallerPersonStore,
    private readonly move: MoveCaller,
  ) {}

  async run(caller: Caller, { origin, urgency, because }: CallBack): Promise<Promised> {
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
        origin,
        urgency,
        because,
        anyHourRequestedAt: origin === 'keep-my-place' && (await this.speaksFor(caller, thread)) ? at : null,
        waitingSince: origin === 'keep-my-place' ? row.waiting_since : null,
        notBefore: urgency === 'urgent' ? null : await this.wave.place(caller, routeId),
      },
      at,
    );
    await this.move.run(caller, { person_id: thread.personId, callback_id: callbackId });
    return { callbackId, thread };
  }

  /** "Keep my place and call me back" is a wish to be called now, whatever the hour (L-304), by whoever the number belongs to. */
  private async speaksFor({ tx, row }: Caller, thread: Thread): Promise<boolean> {
    return row.chosen_number_id === null || this.people.isNewSince(tx, thread.phoneNumberId!, row.arrived_at);
  }
}
