import type { ReceiveImportDto } from '../../../../contracts/exchange/import.dto.js';
import { mapColumns } from '../../../../core/exchange/lead-columns.js';
import { showable } from '../../../../core/shared/plain-text.js';
import { parseJsonBody } from '../../../../platform/http/body/json-body.js';
import { DomainError, type FieldProblem } from '../../../../platform/http/domain-error.js';
import type { ImportOptions } from '../import.store.js';

/**
 * What is done with a file of these headers.
 * @throws DomainError columns/unreadable, columns/unknown-field, columns/no-such-header, columns/no-phone
 */
export function importOptions(asked: ReceiveImportDto, headers: readonly string[], byUserId: string): ImportOptions {
  const mapped = mapColumns(headers, wantedColumns(asked.columns));
  if (mapped.kind === 'refused') refuse(mapped.problems);
  const { sourceId, again, callbacks, perHour } = asked;
  const fileName = asked.fileName ? showable(asked.fileName).replace(/\s+/g, ' ') : null;
  const wanted = asked.dryRun ? 'check' : 'import';
  return { sourceId, byUserId, fileName, again, headers, columns: mapped.columns, callbacks, perHour, wanted };
}

function wantedColumns(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  const read = parseJsonBody(text) as Record<string, unknown> | undefined;
  if (read && Object.values(read).every((header) => typeof header === 'string')) return read as Record<string, string>;
  const message = 'columns must be JSON such as {"phone":"Telephone"}.';
  return refuse([{ field: 'columns', code: 'columns/unreadable', message }]);
}

function refuse(errors: readonly FieldProblem[]): never {
  throw new DomainError('invalid', errors[0]!.code, 'The columns of the file are not clear; nothing was kept.', { errors });
}
