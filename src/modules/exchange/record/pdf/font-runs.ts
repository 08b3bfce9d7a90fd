/** Text that one font shows. */
export interface FontRun {
  /** Number of the font; `builtIn` is the one that every reader of PDF has. */
  readonly font: number;
  readonly text: string;
}

export const builtIn = -1;
// Windows-1252, in which the built-in fonts of PDF are written; without what would be a control character in it.
const inBuiltIn = /[\n\x20-\x7e\u00a0-\u00ff]/;

/**
 * Splits `text` by the first font that has each character. One that none of them has is written as [U+1F600], so that nobody takes its
 * absence for an empty field.
 */
export function fontRuns(text: string, fonts: readonly ((codePoint: number) => boolean)[]): readonly FontRun[] {
  const runs: { font: number; text: string }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    const font = character === '\n' ? (runs.at(-1)?.font ?? builtIn) : fonts.findIndex((has) => has(codePoint));
    const shown =
      font !== builtIn || inBuiltIn.test(character) ? character : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}
