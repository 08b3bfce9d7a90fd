export interface TwimlNode {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text inside, that of speech markup included, in order. */
  readonly text: string;
  readonly children: readonly TwimlNode[];
}
