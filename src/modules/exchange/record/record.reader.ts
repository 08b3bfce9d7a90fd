import { Injectable } from '@nestjs/common';
import type { PersonRecordDto, RecordSectionDto } from '../../../contracts/exchange/record.dto.js';
import { KeyedHash } from '../../../platform/crypto/keyed-hash.js';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { toldRow } from '../../../platform/sealing/told.js';
import { aboutRows, leftOut, recordSections, type RecordSection } from './record-sections.js';

type Row = Record<string, unknown>;

// Everybody who is this person.
const persons = 'select family_of($1) as id';
const namesStaff = /(?:_by|user_id|counsellor_id|assigned_to)$/;

/** Reads everything that is kept of one person. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly hashes: KeyedHash,
    private readonly seals: Seals,
  ) {}

  /** Null: nobody has this id. */
  async personIds(tx: Tx, personId: string): Promise<readonly string[] | null> {
    const rows = await tx.query<{ id: string }>(persons, [personId]);
    return rows.length > 0 ? rows.map(({ id }) => id) : null;
  }

  async read(tx: Tx, personIds: readonly string[]): Promise<Omit<PersonRecordDto, 'export'>> {
    const sections: RecordSectionDto[] = [];
    const hashes = await this.numberHashes(tx, personIds);
    for (const section of recordSections)
      sections.push(await this.section(tx, section, section.by === 'number-hash' ? hashes : personIds));
    const ids = [
      ...new Set(sections.flatMap(({ rows }) => rows.flatMap((row) => (typeof row['id'] === 'string' ? [row['id']] : [])))),
    ];
    for (const section of aboutRows) sections.push(await this.section(tx, section, ids));
    return { sections, staff: await this.staffIn(tx, sections), leftOut };
  }

  private async numberHashes(tx: Tx, personIds: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ e164: string }>('select e164 from phone_number where person_id = any($1)', [personIds]);
    return rows.flatMap(({ e164 }) => this.hashes.everyOf('phone-number', e164).map(({ hash }) => hash.toString('hex')));
  }

  private async section(tx: Tx, section: RecordSection, ids: readonly string[]): Promise<RecordSectionDto> {
    const { table, title, where, orderBy, without = [] } = section;
    const text = `select (${toldRow(table)}) - $2::text[] as row from ${table} t where ${where} order by ${orderBy}`;
    const rows = await this.seals.open(tx, await tx.query<{ row: Row }>(text, [ids, without]));
    return { name: table, title, rows: rows.map(({ row }) => row) };
  }

  private async staffIn(tx: Tx, sections: readonly RecordSectionDto[]): Promise<Record<string, string>> {
    const ids = sections.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        Object.entries(row).flatMap(([name, value]) => (namesStaff.test(name) && typeof value === 'string' ? [value] : [])),
      ),
    );
    const found = await tx.query<{ id: string; name: string }>(
      'select id, name from staff_user where id::text = any($1) order by name',
      [ids],
    );
    return Object.fromEntries(found.map(({ id, name }) => [id, name]));
  }
}
