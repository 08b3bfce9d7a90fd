import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stringify } from 'safe-stable-stringify';
import { zoneOfZip } from '../../../core/contact/places/zip-codes.js';
import type { CreateLeadDto } from '../../../contracts/lead.dto.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { newId } from '../../../platform/new-id.js';
import { ContactRules, SiteDirectory } from '../../sites/index.js';
import type { LateArrival, LeadDraft } from '../lead-draft.js';
import { pageValidUntil } from '../own-page/page-valid-until.js';
import { CanaryStore } from '../canaries/canary.store.js';
import { CheckWording } from './check-wording.js';
import type { SentFrom } from './given-consent.js';
import { newReference, referenceOf } from './reference.js';
import { promiseFor } from './promise-for.js';
import { readLead } from './read-lead.js';

export interface LeadSubmission {
  readonly source: SourcePrincipal;
  readonly body: CreateLeadDto;
  readonly rawBody: string;
  /** There is no campaign data in `rawBody`: it stays as it arrived. */
  readonly campaignApart?: boolean;
  readonly idempotencyKey: string | null;
  /** By which way it came, and from whom; a program's request when it is left out. */
  readonly from?: SentFrom;
  /** They were told this one already; made unless given. */
  readonly reference?: string;
  readonly late?: LateArrival;
}

const fromProgram: SentFrom = { channel: 'api', ipHash: null, userAgent: null };

/** Checks a submission and decides everything that can be decided without the database's rows: what it says, and what we promise. */
@Injectable()
export class DraftLead {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly rules: ContactRules,
    private readonly canaries: CanaryStore,
    private readonly checkWording: CheckWording,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid, with every field that is wrong; those of CheckWording */
  async run(submission: LeadSubmission): Promise<LeadDraft> {
    const receivedAt = this.clock.now();
    const { source, body, late } = submission;
    const [site, ownNumbers, { policy }, page] = await Promise.all([
      this.sites.site(source.siteId),
      this.sites.ownNumbers(),
      this.rules.of(source.siteId),
      this.rules.ownPage(source.siteId),
    ]);
    const { programme, ...read } = readLead(body, {
      rules: source.rules,
      ownNumbers,
      hotline: site.phoneNumber,
      at: receivedAt,
    });
    const { language, safety } = read;
    const consentedAt = late?.consentGivenAt ?? null;
    const agreedTo = { siteId: site.id, hotline: site.phoneNumber, language, consent: read.consent, safety };
    const texts = await this.checkWording.run(agreedTo, consentedAt ?? receivedAt);
    const canaryId = await this.canaries.idOf(read.phone.e164);
    const idempotency = submission.idempotencyKey ? { key: submission.idempotencyKey, requestHash: hashOf(body) } : null;
    const route = await this.sites.routeFor(site.id, language, programme ?? undefined);
    return {
      ...read,
      ...promiseFor(read, policy, receivedAt, late),
      consent: { ...read.consent, texts, from: submission.from ?? fromProgram },
      isLate: late !== undefined,
      consentedAt,
      canaryId,
      id: late?.leadId ?? newId(),
      reference: submission.reference ?? referenceFor(source.sourceId, idempotency),
      sourceId: source.sourceId,
      siteId: site.id,
      zone: zoneOfZip(read.zip ?? '') ?? site.timeZone,
      routeId: route.id,
      receivedAt,
      pageValidUntil: pageValidUntil(receivedAt, page),
      textsPageLink: page.textLink && read.consent.sms && !late && canaryId === null,
      rawBody: withoutCampaign(submission),
      idempotency,
    };
  }
}

function referenceFor(sourceId: string, idempotency: LeadDraft['idempotency']): string {
  return idempotency ? referenceOf(sourceId, idempotency.key, idempotency.requestHash) : newReference();
}

/**
 * As it arrived, but for campaign data: that is kept apart from the person and cleaned, and a copy beside the name would undo both
 * (A-101).
 */
function withoutCampaign({ body, rawBody, campaignApart }: LeadSubmission): string {
  if (campaignApart || body.attribution === undefined) return rawBody;
  // What a list or a form keeps beside the lead stays; what is no JSON is kept as it was read.
  const sent: object = rawBody.trimStart().startsWith('{') ? (JSON.parse(rawBody) as object) : body;
  return JSON.stringify({ ...sent, attribution: undefined });
}

/** Of the meaning, not the bytes: a client that orders its fields differently on a retry still repeats the same request. */
function hashOf(body: CreateLeadDto): Buffer {
  return createHash('sha256').update(stringify(body)).digest();
}
