import { Injectable } from '@nestjs/common';
import { promiseAfterOpening } from '../../../core/callbacks/promise-window.js';
import type { Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { RaiseAlert } from '../../alerts/index.js';
import { PromiseCallbacks } from '../../callbacks/index.js';
import { ReplayedLeadStore, type ReplayedLead } from './replayed-lead.store.js';

/** A sign of danger was overlooked in a lead: supervisors are told now, and whoever waits for a call goes first. No new call is promised. */
@Injectable()
export class RaiseDanger {
  constructor(
    private readonly leads: ReplayedLeadStore,
    private readonly raiseAlert: RaiseAlert,
    private readonly callbacks: PromiseCallbacks,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, lead: ReplayedLead, at: Date): Promise<void> {
    const { id: leadId, personId, intakeId, callbackId, siteId } = lead;
    const sentence = 'An inquiry shows signs of danger that were overlooked when it came in. Look after this person now.';
    await this.raiseAlert.run(tx, { siteId, kind: 'danger-overlooked', subjectType: 'lead', subjectId: leadId, sentence, at });
    await this.outbox.add(tx, [{ name: 'FlagRaised', body: { leadId, personId, intakeId, callbackId } }]);
    const open = await this.leads.openCallbackOf(tx, personId);
    if (!open?.phoneNumberId) return;
    await this.callbacks.run(tx, [
      {
        ...open,
        ...promiseAfterOpening(at, 'urgent'),
        phoneNumberId: open.phoneNumberId,
        personId,
        origin: 'form',
        urgency: 'urgent',
        because: 'Signs of danger were found in what they wrote.',
        anyHourRequestedAt: null,
        isWish: false,
        at,
      },
    ]);
  }
}
