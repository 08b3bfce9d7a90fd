/** Seven separate things that somebody may agree to (compliance 1.0). */
export const consentKinds = ['call_live', 'call_auto', 'sms', 'recording', 'part2_tpo', 'part2_named', 'vob'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/**
 * `deny`: asked, and not given. `revoke`: given or not, it must not be. `expire`: the event came with which a consent was to end.
 * `freeze`, `unfreeze`: nothing may rest on it until a privacy officer has looked at who gave it.
 */
export const consentActions = ['grant', 'deny', 'revoke', 'expire', 'freeze', 'unfreeze'] as const;
export type ConsentAction = (typeof consentActions)[number];

/** Whose word it is. */
export const subjectRoles = ['patient', 'caller', 'guardian'] as const;
export type SubjectRole = (typeof subjectRoles)[number];

/** By which way it reached us. `key`: of a phone; `page`: the person's own; `unknown`: from before this was kept. */
export const consentChannels = [
  'form',
  'api',
  'phone',
  'key',
  'text',
  'page',
  'letter',
  'voice',
  'staff',
  'carrier',
  'unknown',
] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** What it is limited to, such as `{ recipient: "..." }`; empty: the whole of its kind. */
export type ConsentScope = Readonly<Record<string, string>>;

/** What folding needs to know of an event of the ledger. */
export interface LedgerEvent {
  readonly kind: ConsentKind;
  readonly action: ConsentAction;
  readonly scope: ConsentScope;
  readonly effectiveAt: Date;
  /** Of a grant: from this instant on it is none. */
  readonly expiresAt: Date | null;
}
