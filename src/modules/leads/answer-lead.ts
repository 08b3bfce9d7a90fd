import { Injectable } from '@nestjs/common';
import type { LeadDraft } from './lead-draft.js';
import { PageLinks } from './own-page/page-link.js';

interface PromisedCallback {
  readonly id: string;
  readonly windowStart: Date;
  readonly promisedBy: Date;
}

const created = 201;

/** What a captured lead is answered, as text: a repeated request gets the same bytes. */
@Injectable()
export class AnswerLead {
  constructor(private readonly links: PageLinks) {}

  of(
    { id, reference, safety, pageValidUntil: validUntil }: Pick<LeadDraft, 'id' | 'reference' | 'safety' | 'pageValidUntil'>,
    { id: callbackId, windowStart, promisedBy }: PromisedCallback,
  ): NonNullable<LeadDraft['given']> {
    const body = {
      id,
      reference,
      callback: { id: callbackId, promisedBy, windowStart, windowEnd: promisedBy },
      page: { url: this.links.urlOf({ leadId: id, way: 'answer', validUntil }), validUntil },
      ...(safety ? { safety } : {}),
    };
    return { status: created, body: JSON.stringify(body) };
  }
}
