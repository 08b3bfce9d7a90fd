import type { OutsideKind } from '../../core/people/outside-kinds.js';
import { readServiceNumber } from '../../core/people/service-number.js';
import { DomainError } from '../../platform/http/domain-error.js';

interface EnteredNumber {
  readonly field: string;
  readonly value: string;
  readonly use: OutsideKind | 'standby';
}

/** E.164 of a service's number. Throws `input/invalid` (422) that names the field. */
export function acceptedNumber({ field, value, use }: EnteredNumber, ownNumbers: readonly string[]): string {
  const decision = readServiceNumber(value, use, ownNumbers);
  if (decision.kind === 'accepted') return decision.e164;
  const { code, message } = decision;
  throw new DomainError('invalid', 'input/invalid', message, { errors: [{ field, code, message }] });
}
