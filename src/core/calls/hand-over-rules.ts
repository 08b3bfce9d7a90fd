export const receiverKinds = [
  'crisis-line',
  'poison-control',
  'emergency-relay',
  'medical-partner',
  'other',
  'counsellor',
] as const;
export type ReceiverKind = (typeof receiverKinds)[number];

export interface HandOverFacts {
  readonly kind: ReceiverKind;
  readonly consentNote: string | null;
  readonly location: string | null;
}

export type HandOverDecision =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly code: 'hand-over/no-consent' | 'hand-over/no-location'; readonly reason: string };

const allowed: HandOverDecision = { kind: 'allowed' };

/**
 * What has to be known before somebody else is rung. A medical emergency needs no consent (42 CFR 2.51), another counsellor belongs
 * to the same programme (2.12(c)(3)); everybody else hears about a person only with their agreement (2.31).
 */
export function mayHandOver({ kind, consentNote, location }: HandOverFacts): HandOverDecision {
  switch (kind) {
    case 'crisis-line':
    case 'poison-control':
    case 'counsellor':
      return allowed;
    case 'emergency-relay':
      return location
        ? allowed
        : {
            kind: 'refused',
            code: 'hand-over/no-location',
            reason: 'Say where the person is: an emergency centre that we reach is not the one nearest to them.',
          };
    case 'medical-partner':
    case 'other':
      return consentNote
        ? allowed
        : {
            kind: 'refused',
            code: 'hand-over/no-consent',
            reason: 'Write down that the person agreed to share this: without their consent nobody outside may hear about them.',
          };
  }
}

// A talk that is over within a minute of the hand-over did not take place.
const leastSecondsTogether = 60;

/**
 * Whether the person was left alone when the receiver, who had them, hung up first: whoever dialled us is still on the phone and may
 * want to go on; whom we dialled has talked, unless it was over before it began.
 */
export function wasLeftAlone(dialledUs: boolean, secondsTogether: number): boolean {
  return dialledUs || secondsTogether < leastSecondsTogether;
}
