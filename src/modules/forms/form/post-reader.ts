import { Injectable } from '@nestjs/common';
import type { CreateLeadDto } from '../../../contracts/lead.dto.js';
import { readZip, zoneOfZip } from '../../../core/contact/places/zip-codes.js';
import { typedBirthDate } from '../../../core/forms/typed-birth-date.js';
import { readWishedTime, type WishedTime } from '../../../core/forms/wished-time.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError, type FieldProblem } from '../../../platform/http/domain-error.js';
import { DraftLead } from '../../leads/index.js';
import { SiteDirectory } from '../../sites/index.js';
import { ConsentWordings, type TickedBox, type WordingStanding } from '../texts/consent-wordings.js';
import { campaignFields, type FormFields, pageOf } from './form-fields.js';
import { languageOf } from './language-of.js';
import { askAboutNight } from './night-question.js';
import type { Post } from './post.js';

type Wish = Extract<WishedTime, { kind: 'accepted' }>;
type Draft = Awaited<ReturnType<DraftLead['run']>>;

/** A post that can be taken as it is. */
export interface ReadPost {
  readonly body: CreateLeadDto;
  /** What is kept as it arrived: the lead, so that it can be read again, and the post itself; campaign data stays apart. */
  readonly raw: string;
  readonly draft: Draft;
  readonly language: SpokenLanguage;
  /** The wall clock on which times are told to this person. */
  readonly zone: string;
  readonly wish: Wish | null;
}

/** Reads what was posted and reports everything that is wrong at once, in the names of the form's fields. */
@Injectable()
export class PostReader {
  constructor(
    private readonly draftLead: DraftLead,
    private readonly sites: SiteDirectory,
    private readonly wordings: ConsentWordings,
    private readonly clock: Clock,
  ) {}

  /** `shownAt`: when the page was made, ISO 8601. @throws DomainError form/invalid, form/text-changed, form/night-question */
  async run(post: Post, shownAt: string | null): Promise<ReadPost> {
    const { form, fields } = post;
    const zone = zoneOfZip(readZip(fields.zip) ?? '') ?? (await this.sites.site(form.siteId)).timeZone;
    const wished = fields.when === 'later' ? readWishedTime(fields.day, fields.time, zone, this.clock.now()) : null;
    const wish = wished?.kind === 'accepted' ? wished : null;
    const language = languageOf(form, fields.lang);
    const boxes = boxesOf(fields);
    const standing = await this.standing(post, language, boxes);
    const consent = consentOf(fields, standing === 'in-force' ? boxes : [], shownAt);
    const body = bodyOf(fields, language, wish, consent);
    const { draft, errors } = await this.drafted(post, body);
    const all = [
      ...errors,
      ...(wished?.kind === 'refused' ? [problemOf(wished.field, wished.code)] : []),
      ...consentProblem(standing),
    ];
    if (standing === 'retired') throw refusal('conflict', 'form/text-changed', all);
    if (!draft || all.length > 0) throw refusal('invalid', 'form/invalid', all);
    if (wish && !draft.safety) askAboutNight(fields, wish, draft.promise.windowStart, zone);
    const { attribution: _apart, ...rest } = body;
    const raw = JSON.stringify({ ...rest, form: post.rawBody });
    return { body, raw, draft, language, zone, wish };
  }

  private async drafted(post: Post, body: CreateLeadDto): Promise<{ draft: Draft | null; errors: readonly FieldProblem[] }> {
    const submission = { source: post.form.source, body, rawBody: post.rawBody, idempotencyKey: null };
    try {
      return { draft: await this.draftLead.run(submission), errors: [] };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'lead/invalid') throw error;
      return { draft: null, errors: error.options.errors ?? [] };
    }
  }

  /** A wording is asked for only where a box is ticked: nobody agreed to anything else. */
  private async standing({ form, fields }: Post, language: string, boxes: readonly TickedBox[]): Promise<WordingStanding> {
    if (boxes.length === 0) return 'in-force';
    return this.wordings.standing(form.siteId, fields.textVersion, language, boxes, this.clock.now());
  }
}

function boxesOf(fields: FormFields): readonly TickedBox[] {
  return [
    ...(fields.consentCall === '' ? [] : [{ kind: 'call_live' as const, sha256: fields.callSha256 }]),
    ...(fields.consentSms === '' ? [] : [{ kind: 'sms' as const, sha256: fields.smsSha256 }]),
  ];
}

function consentProblem(standing: WordingStanding): readonly FieldProblem[] {
  if (standing === 'in-force') return [];
  return [problemOf('consentCall', standing === 'retired' ? 'consent/changed' : 'consent/unknown')];
}

function bodyOf(fields: FormFields, language: string, wish: Wish | null, consent: CreateLeadDto['consent']): CreateLeadDto {
  const given = (name: 'name' | 'zip' | 'message') => (fields[name].trim() === '' ? {} : { [name]: fields[name] });
  const preferredTime = fields.when === 'now' ? 'now' : wish?.iso;
  const attribution = attributionOf(fields);
  return {
    phone: fields.phone,
    ...given('name'),
    ...(fields.zip.length <= 40 ? given('zip') : {}),
    ...given('message'),
    ...(fields.birthDate.trim() === '' ? {} : { birthDate: typedBirthDate(fields.birthDate) }),
    language,
    aboutSomeoneElse: fields.who === 'other',
    ...(preferredTime ? { preferredTime } : {}),
    ...(consent ? { consent } : {}),
    ...(Object.keys(attribution).length > 0 ? { attribution } : {}),
  };
}

/** What was ticked, and what shows it (L-310). Nothing of the moment in which it was sent: sent twice it is the same request. */
function consentOf(
  fields: FormFields,
  boxes: readonly TickedBox[],
  shownAt: string | null,
): NonNullable<CreateLeadDto['consent']> {
  const [first] = boxes;
  const ticked = (kind: TickedBox['kind']) => boxes.some((box) => box.kind === kind);
  const page = pageOf(fields);
  if (!first) return { call: false, sms: false };
  return {
    call: ticked('call_live'),
    sms: ticked('sms'),
    textVersion: fields.textVersion,
    textSha256: first.sha256,
    ...(page ? { page } : {}),
    ...(shownAt ? { shownAt } : {}),
  };
}

function attributionOf(fields: FormFields): Record<string, string> {
  const landingPage = pageOf(fields);
  const campaign = campaignFields.filter((name) => fields[name] !== '').map((name) => [name, fields[name].slice(0, 500)]);
  return { ...Object.fromEntries(campaign), ...(landingPage ? { landing_page: landingPage } : {}) };
}

function problemOf(field: string, code: string): FieldProblem {
  return { field, code, message: code };
}

function refusal(kind: 'invalid' | 'conflict', code: string, errors: readonly FieldProblem[]): DomainError {
  return new DomainError(kind, code, 'Please correct what is marked and send it again. You can also call us.', { errors });
}
