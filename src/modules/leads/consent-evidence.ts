/** How somebody agreed on our own form (L-310): kept with the consent it led to. Times are ISO 8601, by our clock unless said. */
export interface ConsentEvidence {
  /** Such as "en/0". */
  readonly textVersion: string;
  /** Hex, of `text`. */
  readonly textSha256: string;
  /** As it was shown beside the boxes. */
  readonly text: { readonly call: string; readonly sms: string };
  readonly language: string;
  /** The page around the form, without its query; null when it stood alone. */
  readonly page: string | null;
  readonly renderedAt: string;
  readonly submittedAt: string;
  /** What the device's clock said (B-037): evidence, never a rule. */
  readonly clientTime: string | null;
  readonly ticked: { readonly call: boolean; readonly sms: boolean };
  readonly ipHash: string;
  readonly userAgent: string | null;
}
