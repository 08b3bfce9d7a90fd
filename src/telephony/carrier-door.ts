import { ContactPermit, type PermitUse } from '../core/contact/contact-permit.js';

/** Why this phone may ring: the permit of a person, or that it is no person's who asked for help. */
export type AllowedBy = ContactPermit | 'our-staff' | 'outside-partner';

/** Somebody tried to reach a person without having asked whether we may: a mistake of ours, which reaches nobody. */
export class NotPermittedError extends Error {
  constructor(because: string) {
    super(`The carrier was not asked: ${because}`);
    this.name = 'NotPermittedError';
  }
}

/** @throws NotPermittedError */
export function admit(allowedBy: AllowedBy, use: PermitUse): void {
  if (use.channel === 'call' && (allowedBy === 'our-staff' || allowedBy === 'outside-partner')) return;
  const objection = ContactPermit.objection(allowedBy, use);
  if (objection !== null) throw new NotPermittedError(objection);
}
