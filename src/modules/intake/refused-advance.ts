import type { AdvanceRefusal, RefusedAdvance } from '../../core/intake/decide-advance.js';
import type { Stage } from '../../core/intake/stages.js';
import { DomainError, type DomainErrorKind } from '../../platform/http/domain-error.js';

const kinds: Record<AdvanceRefusal, DomainErrorKind> = {
  'intake/not-allowed': 'conflict',
  'intake/too-early': 'conflict',
  'intake/missing-facts': 'conflict',
  'intake/role': 'forbidden',
  'intake/clinical-fact': 'forbidden',
  'intake/unknown-fact': 'invalid',
  'intake/invalid-fact': 'invalid',
  'intake/reason-required': 'invalid',
};

/** A refused move as the caller gets it: with the stage as it is now and every fact that needs attention, by its path. */
export function refusedAdvance(refusal: RefusedAdvance, stage: Stage): DomainError {
  const { code, message, missing } = refusal;
  const errors = missing.map(({ field, message: what }) => ({
    field: field === 'reason' ? field : `facts.${field}`,
    code: code === 'intake/missing-facts' || code === 'intake/role' ? 'missing-fact' : code,
    message: what,
  }));
  return new DomainError(kinds[code], code, message, { errors, extra: { stage } });
}
