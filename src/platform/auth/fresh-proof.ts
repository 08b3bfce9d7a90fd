import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiForbiddenResponse } from '@nestjs/swagger';
import { provenForMinutes } from '../../core/sessions/session-state.js';
import { DomainError } from '../http/domain-error.js';

export const FRESH_PROOF = Symbol('fresh-proof');

const description = `session/prove-again: the last proof of who you are is older than ${provenForMinutes} minutes; give one at POST /v1/session/proof, then send this again.`;

/** Done only within minutes of signing in or of another proof (ASVS 7.5.3): what takes many records out, or changes who may. */
export const NeedsFreshProof = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(FRESH_PROOF, true), ApiForbiddenResponse({ description }));

export function proveAgain(): DomainError {
  return new DomainError(
    'forbidden',
    'session/prove-again',
    'Prove that it is you, with your password, a code or a passkey at POST /v1/session/proof, then send this again.',
    { extra: { proveWith: ['password', 'code', 'passkey'], proofMinutes: provenForMinutes } },
  );
}
