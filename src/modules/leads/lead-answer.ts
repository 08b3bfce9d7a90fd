import type { SafetyHelpDto } from '../../contracts/lead.dto.js';

export interface AnsweredLead {
  readonly id: string;
  readonly reference: string;
  readonly callback: { readonly id: string; readonly windowStart: Date; readonly promisedBy: Date };
  readonly safety: readonly SafetyHelpDto[] | null;
}

/** What a captured lead is answered, as text: a repeated request gets the same bytes. */
export function leadAnswer({ id, reference, callback, safety }: AnsweredLead): string {
  const { windowStart, promisedBy } = callback;
  return JSON.stringify({
    id,
    reference,
    callback: { id: callback.id, promisedBy, windowStart, windowEnd: promisedBy },
    ...(safety ? { safety } : {}),
  });
}
