import { withoutGuard } from './safe-cell.js';
import type { ColumnProblem, LeadColumns, LeadField } from './lead-columns.js';
import { readListDate } from './read-list-date.js';

/** A row as the body of a lead, in the shape of POST /v1/leads. */
export interface LeadBody {
  readonly phone: string;
  readonly name?: string;
  readonly email?: string;
  readonly zip?: string;
  readonly message?: string;
  readonly language?: string;
  readonly programme?: string;
  readonly aboutSomeoneElse?: boolean;
  readonly preferredTime?: string;
  readonly consent?: { readonly call: boolean; readonly sms: boolean; readonly textVersion?: string };
  readonly attribution?: Readonly<Record<string, string>>;
}

export type RowDecision =
  | {
      readonly kind: 'accepted';
      readonly body: LeadBody;
      /** When they asked; null when the list does not say. */
      readonly askedAt: Date | null;
      readonly consentGivenAt: Date | null;
      readonly notes: readonly ColumnProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly ColumnProblem[] };

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'si', 'sí']);
const asTheyAre = ['name', 'email', 'zip', 'message', 'language', 'programme', 'preferredTime'] as const;

/**
 * Makes a lead's body of the cells of one row. What is wrong in a cell is judged by the reading of leads, not here: here a row is
 * refused only when its cells cannot be told apart. A claim of consent without its words and its time is none (B-088).
 */
export function leadOfRow(
  row: readonly string[],
  headers: readonly string[],
  columns: LeadColumns,
  zone: string,
  now: Date,
): RowDecision {
  const problems = rowProblems(row, headers);
  if (problems.length > 0) return { kind: 'refused', problems };
  const cell = (field: LeadField): string => {
    const column = columns.fields[field];
    return column === undefined ? '' : withoutGuard(row[column]!).trim();
  };
  const notes: ColumnProblem[] = [];
  const date = (field: LeadField): Date | null => {
    const at = cell(field) === '' ? null : readListDate(cell(field), zone, now);
    if (at === null && cell(field) !== '') notes.push(unreadable(field));
    return at;
  };
  const askedAt = date('receivedAt');
  const consent = consentOf(cell, date('consentAt'));
  if (consent.note) notes.push(consent.note);
  const body = { ...bodyOf(cell), ...attributionOf(row, headers, columns), ...(consent.given ? { consent: consent.given } : {}) };
  return { kind: 'accepted', body, askedAt, consentGivenAt: consent.at, notes };
}

function rowProblems(row: readonly string[], headers: readonly string[]): ColumnProblem[] {
  if (row.length === headers.length) return [];
  const message = `This row has ${row.length} cells and the first line has ${headers.length}: check its quotes and separators.`;
  return [{ field: 'row', code: 'row/cells', message }];
}

function bodyOf(cell: (field: LeadField) => string): LeadBody {
  const told = asTheyAre.flatMap((field) => (cell(field) === '' ? [] : [[field, cell(field)] as const]));
  const parts = [cell('firstName'), cell('lastName')].filter(Boolean).join(' ');
  const someoneElse = yes.has(cell('aboutSomeoneElse').toLowerCase());
  return {
    ...(parts === '' ? {} : { name: parts }),
    ...Object.fromEntries(told),
    ...(someoneElse ? { aboutSomeoneElse: true } : {}),
    phone: cell('phone'),
  };
}

function attributionOf(row: readonly string[], headers: readonly string[], columns: LeadColumns): Pick<LeadBody, 'attribution'> {
  const told = columns.attribution.flatMap((column) =>
    row[column]!.trim() === '' ? [] : [[headers[column]!.trim(), row[column]!]],
  );
  return told.length > 0 ? { attribution: Object.fromEntries(told) as Record<string, string> } : {};
}

interface ConsentOfRow {
  readonly given: LeadBody['consent'] | null;
  readonly at: Date | null;
  readonly note: ColumnProblem | null;
}

function consentOf(cell: (field: LeadField) => string, at: Date | null): ConsentOfRow {
  const says = (field: LeadField) => yes.has(cell(field).toLowerCase());
  const claimed = says('consentCall') || says('consentSms');
  if (!claimed) return { given: null, at: null, note: null };
  if (at === null || cell('consentText') === '') {
    const message = 'It says that they agreed, but not to which words and when: it counts as no consent.';
    return { given: null, at: null, note: { field: 'consent', code: 'consent/no-evidence', message } };
  }
  return { given: { call: says('consentCall'), sms: says('consentSms'), textVersion: cell('consentText') }, at, note: null };
}

function unreadable(field: LeadField): ColumnProblem {
  const message = `${field} is not a date that we can read, or has not come yet: it is left out.`;
  return { field, code: 'row/date', message };
}
