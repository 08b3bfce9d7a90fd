import type { ConsentKind } from './consent-event.js';

interface PublishedText {
  readonly version: string;
  readonly kind: ConsentKind;
  readonly language: string;
  readonly sha256: string;
  readonly retiredAt: Date | null;
}

export interface ShownText {
  readonly version: string;
  /** Of the words as they were shown; null when whoever sends it does not say. */
  readonly sha256: string | null;
  /** Of whoever saw it; words in it are taken where a version has several. */
  readonly language: string;
  /** What was agreed to. */
  readonly kinds: readonly ConsentKind[];
  /** When it was agreed to: words that were retired later were good then. */
  readonly at: Date;
}

export type CheckedText<Text> =
  /** The words of each kind; of none where the site has published nothing: then versions are the sender's to know. */
  | { readonly kind: 'ok'; readonly texts: ReadonlyMap<ConsentKind, Text> }
  /** The page was open since before it changed (B-031). */
  | { readonly kind: 'retired' }
  /** Nobody can have seen this: no consent may rest on it (B-032). */
  | { readonly kind: 'unknown' };

/** Which of the words that a site published somebody saw, and whether they may be agreed to. */
export function checkShownText<Text extends PublishedText>(published: readonly Text[], shown: ShownText): CheckedText<Text> {
  if (published.length === 0) return { kind: 'ok', texts: new Map() };
  const ofVersion = published.filter(({ version, kind }) => version === shown.version && shown.kinds.includes(kind));
  const hashed = ofVersion.find(({ sha256 }) => sha256 === shown.sha256);
  if (shown.sha256 !== null && !hashed) return { kind: 'unknown' };
  const language = hashed?.language ?? shown.language;
  const texts = new Map<ConsentKind, Text>();
  for (const kind of shown.kinds) {
    const ofKind = ofVersion.filter((text) => text.kind === kind);
    const text = ofKind.find((one) => one.language === language) ?? ofKind[0];
    if (!text) return { kind: 'unknown' };
    texts.set(kind, text);
  }
  return [...texts.values()].some(({ retiredAt }) => retiredAt !== null && retiredAt <= shown.at)
    ? { kind: 'retired' }
    : { kind: 'ok', texts };
}
