import { randomBytes } from 'node:crypto';
import { rowOf, sealedColumn, sealedNames, type SealedName } from './sealed-columns.js';

// Nobody outside knows it, so nothing that somebody wrote is ever taken for something sealed.
const mark = `sealed-${randomBytes(16).toString('hex')}`;

/** Something sealed, as a statement brings it. */
export interface SealedValue {
  readonly name: SealedName;
  readonly row: string;
  readonly sealed: Buffer;
}

/**
 * SQL for what stands in a sealed column of `alias`, as jsonb: still sealed, for `Seals.open` to open wherever it stands in what was read. What is
 * not sealed yet is told as it stands.
 */
export function told(name: SealedName, alias: string): string {
  const column = sealedColumn(name);
  const value = `jsonb_build_array('${name}', ${rowOf(column, alias)}, encode(${alias}.${column.sealed}, 'base64'))`;
  const sealed = `${alias}.${column.sealed}`;
  const erased = column.erased === null ? '' : ` when ${sealed} = '' then '${JSON.stringify(column.erased)}'::jsonb`;
  const plain = column.plain === null ? '' : ` else to_jsonb(${alias}.${column.plain})`;
  return `case${erased} when ${sealed} is not null then jsonb_build_object('${mark}', ${value})${plain} end`;
}

/** SQL: the row `t` of a table as jsonb, with all that is sealed in it told. */
export function toldRow(table: string): string {
  const names = sealedNames.filter((name) => sealedColumn(name).table === table);
  if (names.length === 0) return 'to_jsonb(t)';
  const columns = names.map((name) => sealedColumn(name));
  const away = columns.map(({ sealed }) => `'${sealed}'`).join(', ');
  const values = names.map((name, n) => `'${columns[n]!.column}', ${told(name, 't')}`).join(', ');
  return `to_jsonb(t) - array[${away}] || jsonb_build_object(${values})`;
}

/** Null for whatever is not sealed. */
export function sealedIn(value: object): SealedValue | null {
  const found: unknown = (value as Readonly<Record<string, unknown>>)[mark];
  if (!Array.isArray(found)) return null;
  const [name, row, sealed] = found as [SealedName, string, string];
  return { name, row, sealed: Buffer.from(sealed, 'base64') };
}
