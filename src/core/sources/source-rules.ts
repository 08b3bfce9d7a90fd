export const sourceKinds = ['website', 'partner'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** How far we take a source's word that somebody consented: `own` as it says, `partner` with evidence, `untrusted` never. */
export const sourceTrusts = ['own', 'partner', 'untrusted'] as const;
export type SourceTrust = (typeof sourceTrusts)[number];

/** What a source may be kept from sending; a phone number and consent belong to every lead. */
export const limitableFields = [
  'name',
  'email',
  'zip',
  'birthDate',
  'message',
  'language',
  'programme',
  'aboutSomeoneElse',
  'preferredTime',
  'attribution',
] as const;
export type LimitableField = (typeof limitableFields)[number];

/** What one source may do. Null: no limit, no default. */
export interface SourceRules {
  readonly kind: SourceKind;
  readonly trust: SourceTrust;
  /** Pages that may post from a browser and frame the form, such as `https://www.example.org`. */
  readonly allowedOrigins: readonly string[];
  readonly fields: readonly LimitableField[] | null;
  readonly perMinute: number | null;
  /** Within any 24 hours. */
  readonly perDay: number | null;
  /** What a lead that names none is about. */
  readonly programme: string | null;
  readonly language: string | null;
}

const anything = { allowedOrigins: [], fields: null, programme: null, language: null } as const;

/** What a source may do until somebody decides otherwise. A partner's mistake or theft must not fill the line of everybody else. */
export const firstRules: Readonly<Record<SourceKind, SourceRules>> = {
  website: { kind: 'website', trust: 'own', perMinute: null, perDay: null, ...anything },
  partner: { kind: 'partner', trust: 'partner', perMinute: 60, perDay: 2000, ...anything },
};
