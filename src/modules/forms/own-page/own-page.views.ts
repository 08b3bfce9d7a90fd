import { Injectable } from '@nestjs/common';
import { whatIsNext } from '../../../core/own-page/what-is-next.js';
import { windowWords, zoneWords } from '../../../core/own-page/when-words.js';
import { pageWords } from '../../../core/own-page/words/every-language.js';
import { spokenLanguageOf, type SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { CallingFactsReader } from '../../callbacks/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { OwnPage } from './own-page.js';
import type { View } from './pages/view.js';

/** Turns what a link stands for into what its page may show. */
@Injectable()
export class OwnPageViews {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly facts: CallingFactsReader,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `asked`: the language they chose on the page; else that of the lead. */
  async of(token: string, page: OwnPage, asked: string | null): Promise<View> {
    const now = this.clock.now();
    const language = languageOf(asked, page.language);
    const { phoneNumber: hotline, timeZone: ours } = await this.sites.site(page.siteId);
    const timeZone = (await this.zoneOf(page, now)) ?? ours;
    const next = whatIsNext(page, now);
    const reader = { language, zone: timeZone, now };
    return {
      base: `/c/${token}`,
      language,
      words: pageWords[language],
      hotline,
      next,
      when: next.kind === 'planned' ? windowWords(next.from, next.until, reader) : '',
      zone: zoneWords(reader),
      timeZone,
      digits: page.e164?.slice(-2) ?? '',
      now,
    };
  }

  /** The number of the oldest site, for whoever's link tells us nothing. */
  async gone(asked: string | null): Promise<Pick<View, 'words' | 'language' | 'hotline'>> {
    const language = languageOf(asked, 'en');
    const [site] = await this.sites.all();
    return { language, words: pageWords[language], hotline: site?.phoneNumber ?? '' };
  }

  private async zoneOf(page: OwnPage, now: Date): Promise<string | undefined> {
    if (page.phoneNumberId === null) return undefined;
    const called = {
      person_id: page.personId,
      phone_number_id: page.phoneNumberId,
      site_id: page.siteId,
      any_hour_requested_at: null,
    };
    const { zones } = await this.database.transaction((tx) => this.facts.mayCall(tx, called, now));
    return zones[0];
  }
}

function languageOf(asked: string | null, otherwise: string): SpokenLanguage {
  return spokenLanguageOf(asked === 'en' || asked === 'es' ? asked : otherwise);
}
