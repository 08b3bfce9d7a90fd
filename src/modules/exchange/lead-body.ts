import { CreateLeadDto } from '../../contracts/lead.dto.js';
import { DomainError, type FieldProblem } from '../../platform/http/domain-error.js';
import { parseJsonBody } from '../../platform/http/body/json-body.js';
import { refuseUnsafeText } from '../../platform/http/body/unsafe-text.js';
import { validationPipe } from '../../platform/http/validation.js';

const pipe = validationPipe();

/** Checks what POST /v1/leads checks of a body. Throws DomainError, with every field that is wrong. */
export async function checkLeadBody(body: object): Promise<CreateLeadDto> {
  refuseUnsafeText(body);
  return (await pipe.transform(body, { type: 'body', metatype: CreateLeadDto })) as CreateLeadDto;
}

/** A raw submission as it would be read today. Where a row of a list came from, and what our own form posted, are kept in it and are no fields of a lead. */
export function parseRawBody(raw: string): Promise<CreateLeadDto> {
  const { imported: _, form: __, ...body } = (parseJsonBody(raw) ?? {}) as Record<string, unknown>;
  return checkLeadBody(body);
}

/** What a refusal found wrong; null for an error that is none. */
export function problemsOf(error: unknown): readonly FieldProblem[] | null {
  if (!(error instanceof DomainError) || (error.kind !== 'invalid' && error.kind !== 'malformed')) return null;
  const { errors = [] } = error.options;
  return errors.length > 0 ? errors : [{ field: 'row', code: error.code, message: error.message }];
}
