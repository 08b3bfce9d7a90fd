import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { Outbox, type OutboxMessage } from '../../platform/outbox/outbox.js';
import { RaiseAlert } from '../alerts/index.js';
import type { LeadDraft } from './lead-draft.js';
import type { LeadPlace } from './lead-rows.js';

/** Tells everybody of leads that were just written, in the transaction that writes them. */
@Injectable()
export class TellOfLeads {
  constructor(
    private readonly outbox: Outbox,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async run(tx: Tx, drafts: readonly LeadDraft[], places: readonly LeadPlace[]): Promise<void> {
    await this.outbox.add(
      tx,
      drafts.flatMap((draft, index) => news(draft, places[index]!)),
    );
    await this.alert(tx, drafts);
  }

  /** Whoever wrote of danger is first in line; a supervisor sees to it that somebody is there (B-038). */
  private async alert(tx: Tx, drafts: readonly LeadDraft[]): Promise<void> {
    for (const { id, siteId, safety, isLate, receivedAt: at } of drafts) {
      if (!safety || isLate) continue;
      const sentence = 'Somebody wrote of danger in a request for a call. They are first in line: see that they are called now.';
      await this.raiseAlert.run(tx, { siteId, kind: 'danger-in-lead', subjectType: 'lead', subjectId: id, sentence, at });
    }
  }
}

function news(draft: LeadDraft, { personId, intakeId, callbackId }: LeadPlace): OutboxMessage[] {
  const body = { leadId: draft.id, personId, intakeId, callbackId };
  return [
    { name: 'LeadCaptured', body },
    ...(draft.safety ? [{ name: 'FlagRaised' as const, body }] : []),
    ...(draft.textsPageLink ? [{ name: 'text-page-link' as const, body: { leadId: draft.id } }] : []),
  ];
}
