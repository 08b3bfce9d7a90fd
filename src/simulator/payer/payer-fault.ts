import type { Refusal } from './answer-text.js';

/** What goes wrong at the clearing house, or at an insurer behind it. */
export type PayerFault =
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** A web page, as a gateway would show it. */
  | { readonly kind: 'html' }
  /** About whoever comes next in the insurer's books. */
  | { readonly kind: 'wrong-person' }
  | { readonly kind: 'other-trace' }
  /** Two megabytes, and more if one goes on reading. */
  | { readonly kind: 'huge' }
  | ({ readonly kind: 'reject' } & Refusal)
  | { readonly kind: 'status'; readonly status: number }
  /** The envelope says that it was not taken. */
  | { readonly kind: 'envelope-error'; readonly code: string }
  /** Half an answer. */
  | { readonly kind: 'broken' };

const kinds = ['slow', 'html', 'wrong-person', 'other-trace', 'huge', 'reject', 'status', 'envelope-error', 'broken'];

/** Throws an Error with the reason. */
export function parseFault(given: unknown): PayerFault | null {
  if (given === null || given === undefined) return null;
  const fault = given as PayerFault;
  if (!kinds.includes(fault.kind)) throw new Error(`kind must be one of ${kinds.join(', ')}`);
  if (fault.kind === 'slow' && !(fault.milliseconds >= 0)) throw new Error('milliseconds must be a number');
  if (fault.kind === 'status' && !(fault.status >= 300 && fault.status < 600)) throw new Error('status must be 300 to 599');
  if (fault.kind === 'reject' && !(fault.code && fault.followUp)) throw new Error('reject needs code and followUp');
  if (fault.kind === 'envelope-error' && !fault.code) throw new Error('envelope-error needs code');
  return fault;
}
