import type { SpokenLanguage } from '../../scripts/spoken-line.js';
import type { PageWords } from '../page-words.js';
import { english } from './english.js';
import { spanish } from './spanish.js';

export const pageWords: Readonly<Record<SpokenLanguage, PageWords>> = { en: english, es: spanish };
