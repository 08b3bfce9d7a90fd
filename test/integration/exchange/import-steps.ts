import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { ReceiveImportDto } from '../../../src/contracts/exchange/import.dto.js';
import { ExchangeModule } from '../../../src/modules/exchange/index.js';
import { AdvanceImport } from '../../../src/modules/exchange/imports/advance-import.js';
import { ImportTurn } from '../../../src/modules/exchange/imports/import-turn.js';
import { ImportsReadModel } from '../../../src/modules/exchange/imports/imports.read-model.js';
import { ReceiveImport } from '../../../src/modules/exchange/imports/receive/receive-import.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';

export type Exchange = OpenedModules & { readonly sourceId: string };

/** The exchange and all that leads need, with one source. */
export async function openExchange(): Promise<Exchange> {
  const opened = await openModules(ExchangeModule);
  const sourceId = uuid();
  const source = { id: sourceId, site_id: opened.rows.siteId, name: 'Spring fair', key_hash: Buffer.from('x') };
  await opened.rows.insert('source', source);
  return { ...opened, sourceId };
}

/** A file that arrives in small pieces. */
export function piecesOf(text: string | Buffer): Readable {
  const bytes = Buffer.from(text);
  const piece = Math.max(7, Math.ceil(bytes.length / 500));
  const pieces = Math.ceil(bytes.length / piece);
  return Readable.from(Array.from({ length: pieces }, (_, n) => bytes.subarray(n * piece, (n + 1) * piece)));
}

export async function receive(on: Exchange, staff: StaffPrincipal, text: string | Buffer, asked: Partial<ReceiveImportDto> = {}) {
  const options = Object.assign(new ReceiveImportDto(), { sourceId: on.sourceId, ...asked });
  return on.use(ReceiveImport).run(piecesOf(text), options, staff);
}

/** Gives the import its turns until it stands still. */
export async function advance(on: Exchange, importId: string): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    await on.use(AdvanceImport).run(importId);
    const { state } = await on.use(ImportsReadModel).one(importId);
    if (!['checking', 'importing'].includes(state)) return;
  }
  throw new Error('The import does not come to an end');
}

/** Half a minute later the sweep finds what a dead process left. */
export async function sweepLater(on: Exchange): Promise<void> {
  on.clock.at = new Date(on.clock.at.getTime() + 31_000);
  for (const { id } of await on.use(ImportTurn).stalled()) await advance(on, id);
}

export async function rowsOf(on: Exchange, importId: string) {
  const { items } = await on.use(ImportsReadModel).rows(importId, { limit: 200 });
  return items;
}

export const counted = async (on: Exchange, ...tables: readonly string[]) =>
  Promise.all(
    tables.map(async (table) => (await on.database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n),
  );
