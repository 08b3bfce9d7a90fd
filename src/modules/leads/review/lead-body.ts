import type { CreateLeadDto } from '../../../contracts/lead.dto.js';

/** What a lead can be made of in a body that nobody has checked: well-typed fields that we know, and nothing else. */
export function leadBodyOf(held: object): CreateLeadDto {
  const given = held as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof given[name] === 'string' ? { [name]: given[name] } : {});
  const consent = partOf(given['consent']);
  const attribution = partOf(given['attribution']);
  return {
    phone: '',
    ...text('phone'),
    ...text('name'),
    ...text('email'),
    ...text('zip'),
    ...text('birthDate'),
    ...text('message'),
    ...text('language'),
    ...text('programme'),
    ...text('preferredTime'),
    ...(typeof given['aboutSomeoneElse'] === 'boolean' ? { aboutSomeoneElse: given['aboutSomeoneElse'] } : {}),
    ...(consent ? { consent: consentOf(consent) } : {}),
    ...(attribution ? { attribution: attribution as Record<string, string> } : {}),
  };
}

/** What is not clearly ticked is not ticked (B-032). */
function consentOf(given: Readonly<Record<string, unknown>>): NonNullable<CreateLeadDto['consent']> {
  const shown = ['textVersion', 'textSha256', 'page', 'shownAt'].filter((name) => typeof given[name] === 'string');
  return {
    call: given['call'] === true,
    sms: given['sms'] === true,
    ...Object.fromEntries(shown.map((name) => [name, String(given[name]).slice(0, 2000)])),
  };
}

function partOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}
