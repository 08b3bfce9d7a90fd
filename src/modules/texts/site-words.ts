import { Injectable } from '@nestjs/common';
import { readableNumber } from '../../core/people/readable-number.js';
import { defaultLines, type LineKey } from '../../core/scripts/default-lines.js';
import { placeholdersOf, type LineValues } from '../../core/scripts/fill-line.js';
import type { SpokenLanguage, SpokenLine } from '../../core/scripts/spoken-line.js';
import { ScriptDirectory, SiteDirectory } from '../sites/index.js';

export interface WordsOfSite {
  /** Our number, E.164: texts come from where the calls come from. */
  readonly from: string;
  readonly line: SpokenLine;
}

/** A site's words for a text, its own number in their places. */
@Injectable()
export class SiteWords {
  constructor(
    private readonly scripts: ScriptDirectory,
    private readonly sites: SiteDirectory,
  ) {}

  async of(siteId: string, language: SpokenLanguage, key: LineKey, values: LineValues = {}): Promise<WordsOfSite> {
    const { phoneNumber } = await this.sites.site(siteId);
    const namesUs = placeholdersOf(defaultLines[key][language]).includes('number');
    const filled = namesUs ? { number: readableNumber(phoneNumber), ...values } : values;
    return { from: phoneNumber, line: await this.scripts.line(siteId, language, key, filled) };
  }
}
