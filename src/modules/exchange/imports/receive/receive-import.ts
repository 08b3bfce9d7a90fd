import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { ReceiveImportDto } from '../../../../contracts/exchange/import.dto.js';
import { writeAuditEntry } from '../../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../../platform/auth/principal.js';
import { Clock } from '../../../../platform/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { DomainError } from '../../../../platform/http/domain-error.js';
import { CsvFile, receiveFile } from './csv-file.js';
import { importOptions } from './import-options.js';
import { ImportTurn } from '../import-turn.js';
import { ImportStore } from '../import.store.js';
import { KeepRows } from './keep-rows.js';

/** Takes a list in: keeps its rows, then hands it to the background. The same file again is the same import. */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportStore,
    private readonly keepRows: KeepRows,
    private readonly turn: ImportTurn,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError source/unknown, columns/..., file/... */
  async run(
    bytes: AsyncIterable<Buffer>,
    asked: ReceiveImportDto,
    staff: StaffPrincipal,
  ): Promise<{ id: string; existing: boolean }> {
    await this.checkSource(asked.sourceId);
    const file = new CsvFile(await receiveFile(bytes));
    const rows = file.rows();
    const options = importOptions(asked, await headersOf(rows), staff.userId);
    const id = uuid();
    await this.imports.insert(id, options, this.clock.now());
    try {
      await this.keepRows.run(id, options, rows);
      const hash = file.contentHash();
      if (await this.isNew(id, hash, staff.userId)) return { id, existing: false };
      return { id: (await this.imports.ofFile(asked.sourceId, hash))!.id, existing: true };
    } finally {
      await this.imports.forget(id); // nothing, once it was received
    }
  }

  private isNew(id: string, contentHash: Buffer, userId: string): Promise<boolean> {
    return this.database
      .transaction(async (tx) => {
        if (!(await this.imports.received(tx, id, contentHash, this.clock.now()))) throw new FileKnown();
        await writeAuditEntry(tx, { userId, action: 'import.received', subjectType: 'import', subjectId: id });
        await this.turn.wake(tx, id);
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof FileKnown) return false;
        throw error;
      });
  }

  private async checkSource(sourceId: string): Promise<void> {
    const rows = await this.database.query('select from source where id = $1 and disabled_at is null', [sourceId]);
    if (rows.length > 0) return;
    const message = 'There is no source with this id that is in use.';
    const errors = [{ field: 'sourceId', code: 'source/unknown', message }];
    throw new DomainError('invalid', 'source/unknown', message, { errors });
  }
}

/** A violated constraint ends the transaction: whatever stands in it is undone. */
class FileKnown extends Error {}

async function headersOf(rows: AsyncGenerator<string[]>): Promise<string[]> {
  const first = await rows.next();
  if (!first.done) return first.value.map((header) => header.trim());
  const message = 'The file is empty.';
  throw new DomainError('invalid', 'file/empty', message, { errors: [{ field: 'file', code: 'file/empty', message }] });
}
