/** The short form of 42 CFR 2.32(a)(2), which goes with every disclosure that is made with consent. */
export const redisclosureNotice = {
  version: '2.32-short-2024',
  text: '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
} as const;

/** What goes along with what is disclosed: the notice, and the consent as it was given or a clear word of what it covers. */
export interface DisclosurePapers {
  readonly notice: { readonly version: string; readonly text: string };
  readonly consents: readonly ConsentCopy[];
}

export interface ConsentCopy {
  readonly consentId: string;
  /** 'asking their insurer'. */
  readonly covers: string;
  readonly textVersion: string | null;
  /** Of the words that were shown. */
  readonly textSha256: string | null;
  /** The words themselves, where we published them. */
  readonly text: string | null;
  /** ISO. */
  readonly givenAt: string;
  readonly expiresAt: string | null;
}

/** What is missing, in words; null: it may go out. Nothing leaves without notice and consent (B-095, L-104). */
export function papersProblem({ notice, consents }: DisclosurePapers): string | null {
  if (notice.text.trim() === '' || notice.version.trim() === '') return 'The notice of 42 CFR 2.32 is missing: nothing was sent.';
  if (consents.length === 0) return 'A copy of the consent is missing: nothing was sent.';
  return null;
}
