import type { LimitableField, SourceKind, SourceRules, SourceTrust } from '../../../core/sources/source-rules.js';

/** A source's rules as their columns. */
export interface RuleRow {
  readonly kind: SourceKind;
  readonly trust: SourceTrust;
  readonly allowed_origins: string[];
  readonly fields: LimitableField[] | null;
  readonly per_minute: number | null;
  readonly per_day: number | null;
  readonly default_programme: string | null;
  readonly default_language: string | null;
}

/** Which column keeps which rule. */
export const columnOfRule = {
  kind: 'kind',
  trust: 'trust',
  allowedOrigins: 'allowed_origins',
  fields: 'fields',
  perMinute: 'per_minute',
  perDay: 'per_day',
  programme: 'default_programme',
  language: 'default_language',
} as const satisfies Record<keyof SourceRules, keyof RuleRow>;

export const ruleColumns = Object.values(columnOfRule).join(', ');

export function rulesOf(row: RuleRow): SourceRules {
  const { kind, trust, fields } = row;
  return {
    kind,
    trust,
    fields,
    allowedOrigins: row.allowed_origins,
    perMinute: row.per_minute,
    perDay: row.per_day,
    programme: row.default_programme,
    language: row.default_language,
  };
}
