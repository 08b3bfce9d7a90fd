/** What a column of a list can hold. */
export const leadFields = [
  'phone',
  'name',
  'firstName',
  'lastName',
  'email',
  'zip',
  'message',
  'language',
  'programme',
  'aboutSomeoneElse',
  'preferredTime',
  'receivedAt',
  'consentCall',
  'consentSms',
  'consentText',
  'consentAt',
] as const;
export type LeadField = (typeof leadFields)[number];

/** How these columns are called in the exports of forms, shops and other systems; compared without case, spaces and marks. */
const names: Readonly<Record<LeadField, readonly string[]>> = {
  phone: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'mobilephone', 'cell', 'cellphone', 'telefono'],
  name: ['name', 'fullname', 'contactname', 'nombre'],
  firstName: ['firstname', 'givenname'],
  lastName: ['lastname', 'surname', 'familyname', 'apellido'],
  email: ['email', 'emailaddress', 'mail', 'correo'],
  zip: ['zip', 'zipcode', 'postalcode', 'postcode'],
  message: ['message', 'comment', 'comments', 'notes', 'mensaje'],
  language: ['language', 'lang', 'idioma'],
  programme: ['programme', 'program'],
  aboutSomeoneElse: ['aboutsomeoneelse', 'forsomeoneelse'],
  preferredTime: ['preferredtime', 'besttimetocall'],
  receivedAt: ['receivedat', 'createdat', 'created', 'date', 'submittedat', 'submissiondate', 'fecha'],
  consentCall: ['consentcall', 'callconsent', 'consented', 'consent'],
  consentSms: ['consentsms', 'smsconsent'],
  consentText: ['consenttext', 'consenttextversion', 'textversion'],
  consentAt: ['consentat', 'consenttime', 'consentdate'],
};
const attribution = /^(utm_\w+|gclid|gbraid|wbraid|msclkid|fbclid|landing[ _]?page|referrer)$/i;

export interface ColumnProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Numbers of columns, from 0. */
export interface LeadColumns {
  readonly fields: Readonly<Partial<Record<LeadField, number>>>;
  readonly attribution: readonly number[];
}

export type ColumnsDecision =
  | { readonly kind: 'accepted'; readonly columns: LeadColumns }
  | { readonly kind: 'refused'; readonly problems: readonly ColumnProblem[] };

/**
 * Which column of `headers` holds what: as `wanted` says (field -> header), else by the names that we know. A column that is neither is
 * kept with the raw row and read by nobody.
 */
export function mapColumns(headers: readonly string[], wanted: Readonly<Record<string, string>>): ColumnsDecision {
  const problems: ColumnProblem[] = [];
  const fields: Partial<Record<LeadField, number>> = {};
  for (const [field, header] of Object.entries(wanted)) {
    const column = headers.findIndex((one) => plain(one) === plain(header));
    if (!isField(field))
      problems.push(problem('columns', 'columns/unknown-field', `A column can hold: ${leadFields.join(', ')}.`));
    else if (column < 0)
      problems.push(
        problem(`columns.${field}`, 'columns/no-such-header', 'The file has no column of this name: check its spelling.'),
      );
    else fields[field] = column;
  }
  const taken = new Set(Object.values(fields));
  for (const field of leadFields) {
    const column = headers.findIndex((one, index) => !taken.has(index) && names[field].includes(plain(one)));
    if (fields[field] === undefined && column >= 0) fields[field] = column;
  }
  if (fields.phone === undefined && problems.length === 0)
    problems.push(
      problem('columns.phone', 'columns/no-phone', 'Say which column holds the phone number: columns={"phone":"its header"}.'),
    );
  if (problems.length > 0) return { kind: 'refused', problems };
  const campaign = headers.flatMap((header, index) => (attribution.test(header.trim()) ? [index] : []));
  return { kind: 'accepted', columns: { fields, attribution: campaign } };
}

function isField(name: string): name is LeadField {
  return (leadFields as readonly string[]).includes(name);
}

function plain(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[\p{M}\s_.\-/()?:]/gu, '')
    .toLowerCase();
}

function problem(field: string, code: string, message: string): ColumnProblem {
  return { field, code, message };
}
