import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { sfntOfWoff } from './sfnt-of-woff.js';

/**
 * Fonts that a record is printed in, the best first: DejaVu Sans for what is written in Latin, Greek, Cyrillic, Hebrew and Arabic letters,
 * Vietnamese among them; UnifontEX for all the rest of Unicode, emoji too.
 */
const files = [
  '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff',
  '@fontsource/unifontex/files/unifontex-latin-400-normal.woff',
];
const { resolve } = createRequire(import.meta.url);
let loaded: Promise<readonly Buffer[]> | undefined;

/** Read once. One that is not installed is left out: what it would have shown is written as U+XXXX. */
export function recordFonts(): Promise<readonly Buffer[]> {
  loaded ??= Promise.all(files.map(fontAt)).then((fonts) => fonts.flatMap((font) => font ?? []));
  return loaded;
}

async function fontAt(name: string): Promise<Buffer | null> {
  try {
    return sfntOfWoff(await readFile(resolve(name)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
