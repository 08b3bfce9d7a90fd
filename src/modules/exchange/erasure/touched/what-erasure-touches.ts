import { keptTables } from './kept.js';
import { ofBenefits } from './of-benefits.js';
import { ofTelephony } from './of-calls.js';
import { ofDisclosures } from './of-disclosures.js';
import { ofInquiries } from './of-inquiries.js';
import { ofIntake } from './of-intakes.js';
import { ofMessages } from './of-messages.js';
import { ofPeople } from './of-people.js';
import { ofPlacement } from './of-placement.js';
import { ofScreening } from './of-screening.js';
import type { TouchedTable } from './touched-table.js';

/** In this order: what is found by a person's leads, calls and numbers goes before these. */
export const touchedTables: readonly TouchedTable[] = [
  ...ofInquiries,
  ...ofBenefits,
  ...ofScreening,
  ...ofPlacement,
  ...ofIntake,
  ...ofDisclosures,
  ...ofTelephony,
  ...ofMessages,
  ...ofPeople,
];

export interface TouchedColumn {
  readonly table: string;
  /** `*`: all that the row has. */
  readonly column: string;
  readonly action: 'deleted' | 'blanked' | 'kept';
  readonly why: string;
}

/**
 * What becomes of each column that speaks of a person when they are erased. A test compares it with the database: a column that refers
 * to a person and does not stand here fails it, so that no new table is forgotten.
 */
export const whatErasureTouches: readonly TouchedColumn[] = [
  ...touchedTables.flatMap((touched): TouchedColumn[] => {
    const { table, why } = touched;
    if (touched.rows === 'gone') return [{ table, column: '*', action: 'deleted', why }];
    return [
      ...Object.keys(touched.blank).map((column) => ({ table, column, action: 'blanked' as const, why })),
      ...Object.entries(touched.keep).flatMap(([columns, why]) => kept(table, columns, why)),
    ];
  }),
  ...keptTables.flatMap(({ table, columns, why }) => kept(table, columns, why)),
];

function kept(table: string, columns: string, why: string): TouchedColumn[] {
  return columns.split(' ').map((column) => ({ table, column, action: 'kept', why }));
}
