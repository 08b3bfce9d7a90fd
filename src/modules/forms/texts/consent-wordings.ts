import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ConsentTexts, defaultConsentTexts, shownConsentText } from '../../../core/forms/consent-texts.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { SiteDirectory } from '../../sites/index.js';
import { FormTextStore, type OwnText } from './form-text.store.js';

/** What stands beside the boxes, as it is shown, with the two names by which it is known afterwards. */
export interface ConsentWording {
  /** "en/0": language and number of the version. */
  readonly version: string;
  /** Hex, of the texts as they are shown. */
  readonly sha256: string;
  readonly text: ConsentTexts;
}

export type WordingStanding = 'in-force' | 'retired' | 'unknown';

/** The wording of consent: which one is shown, and which one somebody saw. Answered from memory. */
@Injectable()
export class ConsentWordings {
  private readonly own: Remembered<readonly OwnText[]>;

  constructor(
    store: FormTextStore,
    private readonly sites: SiteDirectory,
    clock: Clock,
  ) {
    this.own = new Remembered(() => store.all(), clock);
  }

  /** The newest, which the page shows. */
  async inForce(siteId: string, language: SpokenLanguage): Promise<ConsentWording> {
    return (await this.versions(siteId, language)).at(-1)!;
  }

  /**
   * The wording that was shown as `version`, and whether it still holds: `retired` when there is a newer one (B-031), `unknown` when no
   * version of this site has this name and this hash (B-032).
   */
  async shown(
    siteId: string,
    version: string,
    sha256: string,
  ): Promise<{ standing: WordingStanding; wording: ConsentWording | null }> {
    const language = version.startsWith('es/') ? 'es' : 'en';
    const versions = await this.versions(siteId, language);
    const wording = versions.find((one) => one.version === version && one.sha256 === sha256) ?? null;
    if (!wording) return { standing: 'unknown', wording };
    return { standing: wording === versions.at(-1) ? 'in-force' : 'retired', wording };
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.own.forget();
  }

  /** Oldest first. */
  private async versions(siteId: string, language: SpokenLanguage): Promise<readonly ConsentWording[]> {
    const [own, { name }] = await Promise.all([this.own.read(), this.sites.site(siteId)]);
    const theirs = own.filter((one) => one.siteId === siteId && one.language === language);
    return [{ version: 0, ...defaultConsentTexts[language] }, ...theirs].map(({ version, call, sms }) => {
      const text = { call: shownConsentText(call, name), sms: shownConsentText(sms, name) };
      return { version: `${language}/${version}`, sha256: hashOf(text), text };
    });
  }
}

/** SHA-256 of the two texts as JSON, `{"call":…,"sms":…}`, in UTF-8: whoever has the texts can check it without us. */
function hashOf({ call, sms }: ConsentTexts): string {
  return createHash('sha256').update(JSON.stringify({ call, sms })).digest('hex');
}
