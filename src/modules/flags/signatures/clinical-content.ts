import { flagTable } from '../../../core/flags/flag-table.js';
import { instruments } from '../../../core/instruments/all-instruments.js';
import { contentHash } from '../../../platform/crypto/signed-document.js';

/** One thing that a medical director answers for: the flag table, or an instrument. */
export interface ClinicalPiece {
  readonly name: string;
  readonly version: string;
  readonly content: object;
  readonly hash: string;
}

export const flagTableName = 'flag-table';

/** All of it, as this version of the program has it. */
export const clinicalContent: readonly ClinicalPiece[] = [
  piece(flagTableName, flagTable.version, flagTable),
  ...instruments.map((instrument) => piece(instrument.id, instrument.version, instrument)),
];

function piece(name: string, version: string, content: object): ClinicalPiece {
  return { name, version, content, hash: contentHash(content) };
}
