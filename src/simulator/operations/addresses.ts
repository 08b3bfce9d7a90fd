import { checkDialable } from '../phones/check-dialable.js';
import { isClient } from '../phones/dialable.js';
import type { World } from '../world.js';
import type { FormReader } from '../rest/form-reader.js';
import { badRequest } from '../rest/rest-error.js';

/**
 * The two ends of a new call. Throws 21201 (no To), 21213 (no From), 21211 (a To that is invalid or refused),
 * 21212 (a From that is not ours).
 */
export function readAddresses(world: World, form: FormReader): { readonly to: string; readonly from: string } {
  const to = form.required('To', 21201);
  const from = form.required('From', 21213);
  const refusal = checkDialable(world, to);
  if (refusal) throw badRequest(21211, refusal);
  const ours = world.ownNumbers ? world.ownNumbers.includes(from) : /^\+1\d{10}$/.test(from);
  if (!ours && !isClient(from))
    throw badRequest(21212, `The source phone number provided, ${from}, is not one of this account's`);
  return { to, from };
}
