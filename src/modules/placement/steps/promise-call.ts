import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { promiseCallback } from '../../../core/callbacks/promise-window.js';
import type { Urgency } from '../../../core/callbacks/urgency.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { CallingFactsReader, PromiseCallbacks } from '../../callbacks/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { PlacedIntake } from '../placed-intake.reader.js';

export type PromisedCall =
  | { readonly kind: 'promised'; readonly callbackId: string; readonly made: boolean; readonly windowStart: Date }
  /** Nobody can call: there is no number, or no open intake. */
  | { readonly kind: 'impossible'; readonly because: string }
  | { readonly kind: 'too-late' };

interface Wish {
  readonly because: string;
  readonly urgency?: Urgency;
  /** A call that could not begin before this would help nobody. */
  readonly notAfter?: Date | null;
}

/**
 * A call from our side, on the one ledger. One that is open already is left as it is, unless it is urgent: then it is hastened. When
 * and whether it may ring is for `mayContact`, as for every callback; whoever may never be called is a named human's decision.
 */
@Injectable()
export class PromiseCall {
  constructor(
    private readonly facts: CallingFactsReader,
    private readonly promise: PromiseCallbacks,
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, placed: PlacedIntake, { because, urgency = 'standard', notAfter = null }: Wish): Promise<PromisedCall> {
    const { personId, openIntakeId, phoneNumberId, siteId, language } = placed;
    if (openIntakeId === null) return { kind: 'impossible', because: 'Their intake has ended' };
    if (phoneNumberId === null) return { kind: 'impossible', because: 'They left no number to call' };
    const at = this.clock.now();
    const callee = { person_id: personId, phone_number_id: phoneNumberId, site_id: siteId, any_hour_requested_at: null };
    const decision = await this.facts.mayCall(tx, callee, at);
    const window = promiseCallback(decision, urgency, null, at);
    if (notAfter !== null && window.windowStart > notAfter) return { kind: 'too-late' };
    const { id: routeId } = await this.sites.routeFor(siteId, language);
    const id = uuid();
    const [promised] = await this.promise.run(tx, [
      {
        ...window,
        id,
        personId,
        phoneNumberId,
        intakeId: openIntakeId,
        siteId,
        routeId,
        urgency,
        because,
        at,
        origin: 'follow-up',
        anyHourRequestedAt: null,
        isWish: false,
        late: urgency === 'urgent' ? null : { decidedBy: null },
      },
    ]);
    return { kind: 'promised', callbackId: promised!.id, made: promised!.id === id, windowStart: promised!.window_start };
  }
}
