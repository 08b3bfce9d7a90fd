import { DomainError } from '../../platform/http/domain-error.js';

/** After which row a page begins: its time, to the millisecond as we write it, and its id. */
export interface BenefitsCursor {
  readonly at: Date;
  readonly id: string;
}

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function formatCursor({ at, id }: BenefitsCursor): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
}

/** @throws DomainError cursor/unknown */
export function parseCursor(text: string): BenefitsCursor {
  const match = shape.exec(Buffer.from(text, 'base64url').toString());
  if (!match || Number.isNaN(Date.parse(match[1]!)))
    throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
  return { at: new Date(match[1]!), id: match[2]! };
}
