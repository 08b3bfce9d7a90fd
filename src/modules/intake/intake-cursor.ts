import { DomainError } from '../../platform/http/domain-error.js';

/** After which row a page begins: its sort key, as PostgreSQL writes a timestamptz, and its id. */
export interface IntakeCursor {
  readonly key: string;
  readonly id: string;
}

const shape = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function formatCursor({ key, id }: IntakeCursor): string {
  return Buffer.from(`${key} ${id}`).toString('base64url');
}

/** @throws DomainError cursor/unknown */
export function parseCursor(text: string): IntakeCursor {
  const match = shape.exec(Buffer.from(text, 'base64url').toString());
  if (!match || Number.isNaN(Date.parse(match[1]!.replace(' ', 'T').replace(/[+-]\d\d$/, '$&:00'))))
    throw new DomainError('invalid', 'cursor/unknown', 'cursor must be the `next` of the page before.');
  return { key: match[1]!, id: match[2]! };
}
