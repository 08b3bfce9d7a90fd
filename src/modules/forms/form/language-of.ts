import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import type { SourceForm } from '../source/form-sources.js';

/** The language of the page: the one asked for when the form has it, else what the browser prefers, else the form's first. */
export function languageOf({ languages }: SourceForm, asked: string, preferred = ''): SpokenLanguage {
  const wanted = [asked, ...preferred.split(',').map((one) => one.trim().slice(0, 2).toLowerCase())];
  const known = wanted.map((one) => languages.find((language) => language === one)).find(Boolean);
  return known ?? languages[0];
}
