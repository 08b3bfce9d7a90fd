import { isEmail } from 'class-validator';
import { cleanCampaign } from '../../../core/attribution/clean-campaign.js';
import { readZip } from '../../../core/contact/places/zip-codes.js';
import { readBirthDate, type KnownBirthDate } from '../../../core/people/birth-date.js';
import { readMessage } from '../../../core/people/free-text.js';
import { readPersonName } from '../../../core/people/person-name.js';
import { readPhoneNumber } from '../../../core/people/phone-number.js';
import type { SourceRules } from '../../../core/sources/source-rules.js';
import { findDangerSigns } from '../../../core/screening/danger-signs.js';
import type { CreateLeadDto, SafetyHelpDto } from '../../../contracts/lead.dto.js';
import { DomainError, type FieldProblem } from '../../../platform/http/domain-error.js';
import type { LeadDraft } from '../lead-draft.js';
import { asSourceMaySay } from './as-source-may-say.js';
import { readConsent } from './given-consent.js';
import { readPreferredTime } from './read-preferred-time.js';

export type ReadLead = Pick<
  LeadDraft,
  | 'phone'
  | 'name'
  | 'email'
  | 'zip'
  | 'birthDate'
  | 'emailUsable'
  | 'message'
  | 'language'
  | 'aboutSomeoneElse'
  | 'preferredTime'
  | 'attribution'
  | 'dangerSigns'
  | 'safety'
> & {
  readonly consent: ReturnType<typeof readConsent>;
  readonly asksForNow: boolean;
  readonly preferredAt: Date | null;
  readonly programme: string | null;
};

/** What a lead is read with. */
export interface Reading {
  readonly rules: SourceRules;
  readonly ownNumbers: readonly string[];
  /** The site's own number, shown with every refusal. */
  readonly hotline: string;
  readonly at: Date;
}

type Refusal = { readonly kind: 'refused'; readonly code: string; readonly message: string };

/**
 * Reads every field and reports all that is wrong at once. What helps a person in danger is in the answer even when the rest of the
 * form is wrong.
 *
 * @param given as it was sent; the source's rules say what of it counts, but danger is heard in any message
 * @throws DomainError invalid
 */
export function readLead(given: CreateLeadDto, { rules, ownNumbers, hotline, at }: Reading): ReadLead {
  const body = asSourceMaySay(given, rules);
  const errors: FieldProblem[] = [];
  const accepted = <T extends { kind: string }>(field: string, result: T): Exclude<T, Refusal> => {
    if (result.kind === 'refused') errors.push({ field, ...pick(result as unknown as Refusal) });
    return result as Exclude<T, Refusal>;
  };
  const phone = accepted('phone', readPhoneNumber(body.phone, ownNumbers));
  const name = accepted('name', readPersonName(body.name ?? undefined));
  const message = accepted('message', readMessage(body.message ?? undefined));
  const born = body.birthDate?.trim() ? accepted('birthDate', readBirthDate(body.birthDate, at)) : null;
  const preferred = accepted('preferredTime', readPreferredTime(body.preferredTime ?? null, at));
  const danger = findDangerSigns(given.message ?? '');
  const safety = danger.kind === 'danger' ? danger.help.map((help): SafetyHelpDto => ({ ...help })) : null;
  if (errors.length > 0) refuse(errors, hotline, safety);
  return {
    phone,
    name,
    message: message.text,
    email: body.email ?? null,
    emailUsable: body.email ? isEmail(body.email) : null,
    zip: readZip(body.zip ?? ''),
    birthDate: born && known(born),
    language: body.language ?? 'en',
    aboutSomeoneElse: body.aboutSomeoneElse ?? false,
    preferredTime: body.preferredTime ?? null,
    asksForNow: preferred.asksForNow,
    preferredAt: preferred.at,
    programme: body.programme ?? null,
    consent: readConsent(body.consent, rules.trust, at),
    attribution: cleanCampaign(body.attribution ?? {}, rules.allowedOrigins),
    dangerSigns: danger.kind === 'danger' ? danger.signs : [],
    safety,
  };
}

function known({ birthDate, firstDay, precision }: KnownBirthDate): KnownBirthDate {
  return { birthDate, firstDay, precision };
}

function pick({ code, message }: Refusal): Omit<FieldProblem, 'field'> {
  return { code, message };
}

function refuse(errors: FieldProblem[], hotline: string, safety: SafetyHelpDto[] | null): never {
  throw new DomainError(
    'invalid',
    'lead/invalid',
    'Please correct what is marked and send it again. You can also call us at any hour.',
    {
      errors,
      extra: { hotline, emergency: '911', crisis: '988', ...(safety ? { safety } : {}) },
    },
  );
}
