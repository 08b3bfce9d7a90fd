/** What a colleague found when they looked at why a record was opened. */
export const openingVerdicts = ['justified', 'not-justified'] as const;
export type OpeningVerdict = (typeof openingVerdicts)[number];

export type ReviewDecision =
  | { readonly kind: 'reviewed' }
  | {
      readonly kind: 'refused';
      readonly code: 'record-opening/own' | 'record-opening/reviewed-already';
      readonly message: string;
    };

/** Nobody judges what they opened themselves; the first who looks counts. */
export function mayReviewOpening(
  opening: { readonly openedBy: string; readonly reviewedAt: Date | null },
  reviewer: string,
): ReviewDecision {
  if (opening.openedBy === reviewer)
    return {
      kind: 'refused',
      code: 'record-opening/own',
      message: 'You opened this record yourself: a colleague has to look at it.',
    };
  if (opening.reviewedAt !== null)
    return { kind: 'refused', code: 'record-opening/reviewed-already', message: 'Somebody has looked at it already.' };
  return { kind: 'reviewed' };
}
