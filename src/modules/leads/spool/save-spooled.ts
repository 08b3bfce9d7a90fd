import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { LeadDraft } from '../lead-draft.js';
import { LeadStore } from '../lead.store.js';
import { withoutRepeats } from '../without-repeats.js';
import { WriteReview } from '../review/write-review.js';
import type { Spooled, SpooledLead } from './spool-record.js';

/** Writes what waited on the disk, in the order in which it arrived, each as if it had been written then. */
@Injectable()
export class SaveSpooled {
  constructor(
    private readonly leads: LeadStore,
    private readonly writeReview: WriteReview,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, all: readonly Spooled[]): Promise<void> {
    await this.saveLeads(
      tx,
      all.flatMap((one) => (one.kind === 'lead' ? [one.lead] : [])),
    );
    for (const one of all) if (one.kind === 'review') await this.writeReview.run(tx, one.review);
  }

  private async saveLeads(tx: Tx, leads: readonly SpooledLead[]): Promise<void> {
    // The alert below says more than the one of a lead that came just now.
    for (let rest: readonly LeadDraft[] = leads.map((lead) => ({ ...lead, isLate: true })); rest.length > 0;) {
      const { taken, left } = withoutRepeats(rest, (lead) => lead);
      await this.saveDistinct(tx, taken);
      rest = left;
    }
    for (const lead of leads) if (lead.safety) await this.alert(tx, lead);
  }

  private async saveDistinct(tx: Tx, leads: readonly LeadDraft[]): Promise<void> {
    const results = await this.leads.save(tx, leads);
    // They were told that we have it: another request with the same key, taken by another process, does not take that back.
    const strangers = leads.filter((_, n) => results[n]!.kind === 'mismatch').map((lead) => ({ ...lead, idempotency: null }));
    if (strangers.length > 0) await this.leads.save(tx, strangers);
    if (results.some(({ kind }) => kind === 'in-flight')) {
      throw new DomainError('conflict', 'lead/being-written', 'The same request is being written by another process.');
    }
  }

  private alert(tx: Tx, lead: SpooledLead): Promise<void> {
    return this.raiseAlert.run(tx, {
      siteId: lead.siteId,
      kind: 'danger-waited',
      subjectType: 'lead',
      subjectId: lead.id,
      sentence: 'Somebody wrote of danger while the database was away. Nobody could be told before now: call them first.',
      at: this.clock.now(),
      unlessRaisedSince: lead.receivedAt,
    });
  }
}
