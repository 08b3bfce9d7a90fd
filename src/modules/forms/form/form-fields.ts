/** What the form posts, as it was typed; what is not there is empty. */
const textFields = [
  'phone',
  'name',
  'zip',
  'who',
  'birthDate',
  'message',
  'when',
  'day',
  'time',
  'nightAnswer',
  'agreedTo',
  'consentCall',
  'consentSms',
  /** The field that nobody sees. */
  'website',
  'page',
  'clientTime',
  'textVersion',
  'callSha256',
  'smsSha256',
  'token',
  'altcha',
  'lang',
  /** The language to show it in, when nothing is sent yet. */
  'show',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'gclid',
] as const;

type FormField = (typeof textFields)[number];
export type FormFields = { readonly [Name in FormField]: string };

export const campaignFields = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'gclid',
] as const satisfies readonly FormField[];

/** From a parsed body or query: of a repeated name the last counts, what we do not know is passed over. */
export function readFields(given: unknown): FormFields {
  const values = (typeof given === 'object' && given !== null ? given : {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    textFields.map((name) => [name, textOf(Object.hasOwn(values, name) ? values[name] : '')]),
  ) as FormFields;
}

function textOf(value: unknown): string {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : '';
}

/** The page around the form without its query and fragment, which may tell who somebody is; null for anything but a web page. */
export function pageOf({ page }: FormFields): string | null {
  if (page.length > 500 || !URL.canParse(page)) return null;
  const { protocol, origin, pathname } = new URL(page);
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${pathname}` : null;
}

/** All that a person wrote in free words: where signs of danger are looked for. */
export function wordsIn({ message, name }: FormFields): string {
  return `${message}\n${name}`;
}

/** The body as it was sent, without what is kept apart from the person. */
export function withoutCampaign(rawBody: string): string {
  const apart: readonly string[] = [...campaignFields, 'page'];
  const nameOf = (pair: string) => pair.split('=', 1)[0]!;
  return rawBody
    .split('&')
    .filter((pair) => !apart.includes(nameOf(pair)))
    .join('&');
}
