import { Injectable } from '@nestjs/common';
import { Sealer, UnsealError, type SealedPlace } from '../crypto/sealer.js';
import type { Tx } from '../database/database.js';
import { dataKeyIdOf, openField, sealField } from './field-cipher.js';
import type { DataKey } from './key-wrapping.js';
import { PersonKeys, type FoundKey } from './person-keys.js';
import { sealedColumn, type SealedName } from './sealed-columns.js';
import { sealedIn, type SealedValue } from './told.js';

export type OpenedValue =
  | { readonly kind: 'opened'; readonly bytes: Buffer }
  | { readonly kind: 'shredded' }
  | { readonly kind: 'unreadable'; readonly why: UnsealError };

interface Found {
  readonly value: SealedValue;
  readonly put: (opened: unknown) => void;
}

/** Seals what people told us with the data key of their own, and opens it (ADR 0050). */
@Injectable()
export class Seals {
  constructor(
    private readonly keys: PersonKeys,
    private readonly sealer: Sealer,
  ) {}

  /** What seals for these persons, in this transaction; nothing is asked about `newcomers`, whom it made itself. */
  async of(tx: Tx, personIds: readonly string[], newcomers?: ReadonlySet<string>): Promise<SealsOf> {
    return new SealsOf(await this.keys.current(tx, personIds, newcomers), this.sealer);
  }

  /** For one person; null: nobody knows whose it is. `value`: null stays null. */
  async seal(tx: Tx, personId: string | null, name: SealedName, row: string, value: unknown): Promise<Buffer | null> {
    if (value === null) return null;
    return (await this.of(tx, personId === null ? [] : [personId])).seal(personId, name, row, value);
  }

  /** For whoever asked for this intake. */
  async sealInIntake(tx: Tx, intakeId: string, name: SealedName, row: string, value: unknown): Promise<Buffer | null> {
    if (value === null) return null;
    const [found] = await tx.query<{ person_id: string }>('select person_id from intake where id = $1', [intakeId]);
    return this.seal(tx, found!.person_id, name, row, value);
  }

  /**
   * Opens all that `told` has brought, wherever it stands in `rows`, and gives these back. What was of somebody who is erased becomes what its
   * column says.
   * @throws UnsealError when something was changed, moved, or sealed with a key that nobody has
   */
  async open<T>(db: Pick<Tx, 'query'>, rows: T): Promise<T> {
    const whole = { rows };
    const found: Found[] = [];
    collect(rows, (opened) => (whole.rows = opened as T), found);
    if (found.length === 0) return rows;
    const opened = await this.openAll(
      db,
      found.map(({ value }) => value),
    );
    found.forEach(({ value: { name }, put }, n) => put(shown(name, opened[n]!)));
    return whole.rows;
  }

  /** In the order in which they are given. @throws UnsealError for one whose wrapping key is missing */
  async openAll(db: Pick<Tx, 'query'>, values: readonly SealedValue[]): Promise<OpenedValue[]> {
    const ids = values.map(({ sealed }) => dataKeyIdOf(sealed));
    const keys = await this.keys.find(
      db,
      ids.filter((id) => id !== null),
    );
    return values.map((value, n) => this.openOne(value, keys.get(ids[n] ?? '') ?? null));
  }

  private openOne({ name, row, sealed }: SealedValue, key: FoundKey | null): OpenedValue {
    if (key === 'shredded') return { kind: 'shredded' };
    if (key === 'unknown') return { kind: 'unreadable', why: new UnsealError('unknown-key') };
    const place = placeOf(name, row);
    try {
      return { kind: 'opened', bytes: key === null ? this.sealer.open(sealed, place) : openField(sealed, key, place) };
    } catch (error) {
      if (error instanceof UnsealError) return { kind: 'unreadable', why: error };
      throw error;
    }
  }
}

/** Seals for some persons, in the transaction in which their keys were asked for. */
export class SealsOf {
  constructor(
    private readonly keys: ReadonlyMap<string, DataKey>,
    private readonly sealer: Sealer,
  ) {}

  /** `row`: as the row of the column is named. Null stays null. */
  seal(personId: string | null, name: SealedName, row: string, value: unknown): Buffer | null {
    if (value === null) return null;
    const plain = Buffer.from(sealedColumn(name).is === 'json' ? JSON.stringify(value) : (value as string));
    return this.sealBytes(personId, name, row, plain);
  }

  sealBytes(personId: string | null, name: SealedName, row: string, plain: Buffer): Buffer {
    if (personId === null) return this.sealer.seal(plain, placeOf(name, row));
    return sealField(plain, this.keys.get(personId)!, placeOf(name, row));
  }
}

function placeOf(name: SealedName, row: string): SealedPlace {
  const { table, column } = sealedColumn(name);
  return { table, column, row };
}

function shown(name: SealedName, opened: OpenedValue): unknown {
  const { is, erased } = sealedColumn(name);
  if (opened.kind === 'unreadable') throw opened.why;
  if (opened.kind === 'shredded') return erased;
  return is === 'json' ? JSON.parse(opened.bytes.toString()) : opened.bytes.toString();
}

function collect(value: unknown, put: Found['put'], found: Found[]): void {
  if (Array.isArray(value)) {
    value.forEach((one: unknown, n) => collect(one, (opened) => (value[n] = opened), found));
    return;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return;
  const sealed = sealedIn(value);
  if (sealed) return void found.push({ value: sealed, put });
  const members = value as Record<string, unknown>;
  for (const [name, one] of Object.entries(members)) collect(one, (opened) => (members[name] = opened), found);
}
