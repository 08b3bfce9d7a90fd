import type { PersonRecordDto } from '../../../contracts/exchange/record.dto.js';
import { showable } from '../../../core/shared/plain-text.js';

/** What stands on the pages of a record, in order. */
export type RecordLine =
  | { readonly kind: 'title' | 'heading' | 'note' | 'gap'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly text: string };

/** A record as lines of text. Nothing in it is read as markup, and nothing that would reorder or hide a line is kept (B-009, B-022). */
export function recordLines({ export: about, sections, staff, leftOut }: PersonRecordDto): readonly RecordLine[] {
  return [
    { kind: 'title', text: `Record of person ${about.personId}` },
    { kind: 'note', text: `Exported by ${plain(about.byName)} on ${about.at}: ${plain(about.reason)}` },
    ...(about.approvalId === null ? [] : [{ kind: 'note', text: `Approved by another person: ${about.approvalId}` } as const]),
    { kind: 'note', text: about.notice },
    { kind: 'note', text: plain(about.scope) },
    ...sections.flatMap(({ title, rows }): RecordLine[] => [
      { kind: 'heading', text: `${title} (${rows.length})` },
      ...rows.flatMap((row): RecordLine[] => [...factsOf(row, staff), { kind: 'gap', text: '' }]),
    ]),
    { kind: 'heading', text: 'Not in this record' },
    ...Object.entries(leftOut).map(([table, why]): RecordLine => ({ kind: 'fact', label: words(table), text: why })),
  ];
}

function factsOf(row: Record<string, unknown>, staff: Readonly<Record<string, string>>): RecordLine[] {
  return Object.entries(row).flatMap(([name, value]): RecordLine[] =>
    value === null ? [] : [{ kind: 'fact', label: words(name), text: valueOf(value, staff) }],
  );
}

function valueOf(value: unknown, staff: Readonly<Record<string, string>>): string {
  if (typeof value !== 'string') return plain(JSON.stringify(value));
  return plain(staff[value] === undefined ? value : `${staff[value]} (${value})`);
}

/** Nothing in it moves or hides what stands around it. */
export function plain(text: string): string {
  return showable(text).replace(/\r\n?/g, '\n').replaceAll('\t', ' ');
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
