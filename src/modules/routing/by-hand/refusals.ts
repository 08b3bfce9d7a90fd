import { DomainError } from '../../../platform/http/domain-error.js';

const ofThemselves = ['routing/not-available', 'routing/unreachable', 'routing/inactive'];

export function taken(): DomainError {
  return new DomainError('conflict', 'queue/taken', 'They do not wait any more: somebody else has them, or they left the line.');
}

export function phonesAreDown(): DomainError {
  return new DomainError('conflict', 'queue/phones-down', 'The phones are down at the carrier: everybody keeps their place.');
}

/** The sentence is the policy's own. Somebody who is free for nobody is told apart from who may not have just this one. */
export function excluded(rule: string, sentence: string): DomainError {
  const code = ofThemselves.includes(rule) ? 'queue/not-available' : 'queue/excluded';
  return new DomainError('conflict', code, sentence, { extra: { rule } });
}
