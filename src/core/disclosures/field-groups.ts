/** What can be told of a person, in the groups that a consent names (42 CFR 2.31(a)(3)), each as it is written on a consent. */
export const fieldGroupWords = {
  identity: 'name and birth date',
  contact: 'phone numbers and address',
  attendance: 'that they are in our care, and when they speak with us',
  coverage: 'insurance and how it is paid',
  screening: 'answers to screening questions',
  clinical: 'diagnoses, substances and medication',
  placement: 'level of care, bed and dates of admission',
  messages: 'what they wrote and said to us',
  recordings: 'recordings of calls',
  consents: 'what they agreed to, and what shows it',
  disclosures: 'to whom we disclosed what',
  'counselling-notes': 'notes of counselling sessions',
  'whole-record': 'everything that is kept of them',
} as const;

export type FieldGroup = keyof typeof fieldGroupWords;
export const fieldGroups = Object.keys(fieldGroupWords) as readonly FieldGroup[];

/** The whole record goes to nobody but the person: a consent names what it is about. */
export const consentableFields: readonly FieldGroup[] = fieldGroups.filter((group) => group !== 'whole-record');

export function wordsOf(fields: readonly FieldGroup[]): string {
  return fields.map((field) => fieldGroupWords[field]).join('; ');
}

/** What comes from rows and requests, by the names that are known here; each once. */
export function fieldGroupsIn(names: readonly unknown[]): readonly FieldGroup[] {
  return fieldGroups.filter((group) => names.includes(group));
}
