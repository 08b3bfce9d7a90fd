import { Injectable } from '@nestjs/common';
import { defaultConsentTexts, shownConsentText } from '../../../core/forms/consent-texts.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { SourcePrincipals } from '../../identity/index.js';
import { ConsentTexts, PublishText, SiteDirectory } from '../../sites/index.js';

const firstVersion = 'program-1';
const boxes = [
  ['call_live', 'call'],
  ['sms', 'sms'],
] as const;

/** A form needs words beside its boxes: where the site has published none, those that come with the program. */
@Injectable()
export class PublishFirstTexts {
  constructor(
    private readonly sources: SourcePrincipals,
    private readonly sites: SiteDirectory,
    private readonly texts: ConsentTexts,
    private readonly publish: PublishText,
  ) {}

  async run(sourceId: string, languages: readonly SpokenLanguage[], by: string): Promise<void> {
    const { siteId } = await this.sources.of(sourceId);
    const [{ name }, published] = await Promise.all([this.sites.site(siteId), this.texts.of(siteId)]);
    for (const language of languages) {
      for (const [kind, box] of boxes) {
        if (published.some((text) => text.kind === kind && text.language === language)) continue;
        const body = shownConsentText(defaultConsentTexts[language][box], name);
        await this.publish.run(siteId, { version: firstVersion, kind, language, body }, by);
      }
    }
  }
}
