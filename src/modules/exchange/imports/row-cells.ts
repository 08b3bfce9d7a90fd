import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { Sealer } from '../../../platform/crypto/sealer.js';

/** The cells of a row: sealed where they lie, with a hash that tells equal rows of one source. */
@Injectable()
export class RowCells {
  constructor(private readonly sealer: Sealer) {}

  seal(importId: string, rowNumber: number, cells: readonly string[]): Buffer {
    return this.sealer.seal(Buffer.from(JSON.stringify(cells)), place(importId, rowNumber));
  }

  open(importId: string, rowNumber: number, sealed: Buffer): string[] {
    return JSON.parse(this.sealer.open(sealed, place(importId, rowNumber)).toString()) as string[];
  }
}

/** Equal for rows that say the same of the same columns, in whatever file of this source. */
export function rowHash(sourceId: string, headers: readonly string[], cells: readonly string[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([sourceId, headers, cells]))
    .digest();
}

/** Tells rows of one import that name one number. */
export function numberHash(importId: string, e164: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([importId, e164]))
    .digest();
}

/** The id that the lead of this row has, whenever and however often it is written: a second one cannot be. */
export function leadIdOf(importId: string, rowNumber: number): string {
  return v5(String(rowNumber), importId);
}

function place(importId: string, rowNumber: number): { table: string; column: string; row: string } {
  return { table: 'lead_import_row', column: 'cells', row: `${importId}/${rowNumber}` };
}
