import { Injectable } from '@nestjs/common';
import { importSteps, type ImportCommand } from '../../../core/exchange/import-states.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ImportRowStore } from './import-row.store.js';
import { ImportTurn } from './import-turn.js';
import { ImportStore } from './import.store.js';

const whatIsDone: Readonly<Record<ImportCommand, string>> = {
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
  retry: 'retried',
};

/** Staff start, pause, resume, cancel or retry an import. What is a lead already stays one. */
@Injectable()
export class ChangeImport {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportStore,
    private readonly rows: ImportRowStore,
    private readonly turn: ImportTurn,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError import/unknown (404), import/not-now (409) */
  run(importId: string, command: ImportCommand, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const found = await this.imports.lock(tx, importId);
      if (!found) throw new DomainError('not-found', 'import/unknown', 'There is no such import.');
      const { from, to } = importSteps[command];
      if (!from.includes(found.state))
        throw new DomainError(
          'conflict',
          'import/not-now',
          `The import is ${found.state}: it cannot be ${whatIsDone[command]} now.`,
          {
            extra: { state: found.state },
          },
        );
      if (command === 'retry') await this.rows.retryFailed(tx, importId);
      const wanted = command === 'start' ? 'import' : found.wanted;
      await this.imports.move(tx, importId, to, wanted, this.clock.now());
      if (to === 'checking') await this.turn.wake(tx, importId);
      const action = `import.${whatIsDone[command]}`;
      await writeAuditEntry(tx, { userId: staff.userId, action, subjectType: 'import', subjectId: importId });
    });
  }
}
