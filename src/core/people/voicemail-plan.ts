export type VoicemailDecision =
  | { readonly kind: 'allowed'; readonly reason: string }
  /** Hang up without a word. */
  | { readonly kind: 'none'; readonly reason: string };

/**
 * May a voicemail be left for this person? Only when they said yes: others in the house play it, and even that we called can be a
 * disclosure (42 CFR Part 2). Never asked is a no.
 */
export function mayLeaveVoicemail(allowed: boolean | null): VoicemailDecision {
  if (allowed === null)
    return { kind: 'none', reason: 'They were never asked whether we may leave a message: hang up without a word.' };
  return allowed
    ? { kind: 'allowed', reason: 'They agreed to a message that only says we called. Use these words and no others.' }
    : { kind: 'none', reason: 'They want no message: hang up without a word.' };
}
