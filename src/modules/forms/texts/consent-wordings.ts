import { Injectable } from '@nestjs/common';
import type { ConsentKind } from '../../../core/consent/consent-event.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { ConsentTexts } from '../../sites/index.js';

/** The words beside one box. */
export interface BoxWords {
  readonly text: string;
  readonly sha256: string;
}

/** What stands beside the boxes; null: the site has published no such words, so there is no such box. */
export interface ConsentWording {
  readonly version: string;
  readonly call: BoxWords | null;
  readonly sms: BoxWords | null;
}

/** A box that was ticked, with the hash of the words beside it. */
export interface TickedBox {
  readonly kind: ConsentKind;
  readonly sha256: string;
}

export type WordingStanding = 'in-force' | 'retired' | 'unknown';

/** The wording of consent on the form, from what the site has published. */
@Injectable()
export class ConsentWordings {
  constructor(private readonly texts: ConsentTexts) {}

  /** The newest version with words for both boxes, else the newest with words for one. */
  async inForce(siteId: string, language: SpokenLanguage): Promise<ConsentWording> {
    const open = (await this.texts.of(siteId)).filter((text) => text.language === language && text.retiredAt === null);
    const [calls, texts] = [open.filter(({ kind }) => kind === 'call_live'), open.filter(({ kind }) => kind === 'sms')];
    const both = calls.find(({ version }) => texts.some((text) => text.version === version));
    const version = both?.version ?? calls[0]?.version ?? texts[0]?.version ?? '';
    const wordsIn = (of: typeof open): BoxWords | null => {
      const text = of.find((one) => one.version === version);
      return text ? { text: text.body, sha256: text.sha256 } : null;
    };
    return { version, call: wordsIn(calls), sms: wordsIn(texts) };
  }

  /** Whether somebody may have just agreed to these words: `retired` while their page was open (B-031), or never published (B-032). */
  async standing(
    siteId: string,
    version: string,
    language: string,
    boxes: readonly TickedBox[],
    at: Date,
  ): Promise<WordingStanding> {
    const published = await this.texts.of(siteId);
    if (boxes.some(({ kind }) => !published.some((text) => text.kind === kind))) return 'unknown';
    const checked = await Promise.all(
      boxes.map(({ kind, sha256 }) => this.texts.check(siteId, { version, sha256, language, kinds: [kind], at })),
    );
    if (checked.some(({ kind }) => kind === 'unknown')) return 'unknown';
    return checked.some(({ kind }) => kind === 'retired') ? 'retired' : 'in-force';
  }
}
