import { Injectable } from '@nestjs/common';
import { checkShownText, type CheckedText, type ShownText } from '../../../core/consent/check-shown-text.js';
import type { ConsentKind } from '../../../core/consent/consent-event.js';
import { Clock } from '../../../platform/clock.js';
import { Remembered } from '../../../platform/remembered.js';
import { ConsentTextStore, type ConsentText } from './consent-text.store.js';

/** Which words somebody saw, answered from memory. */
@Injectable()
export class ConsentTexts {
  private readonly remembered: Remembered<readonly ConsentText[]>;

  constructor(
    private readonly store: ConsentTextStore,
    clock: Clock,
  ) {
    this.remembered = new Remembered(() => this.store.all(), clock);
  }

  /** Of a site, retired ones too, newest first. */
  async of(siteId: string): Promise<readonly ConsentText[]> {
    return (await this.remembered.read()).filter((text) => text.siteId === siteId);
  }

  /** The newest words of this kind, in this language, that may be shown; null when there are none. */
  async current(siteId: string, kind: ConsentKind, language: string): Promise<ConsentText | null> {
    const texts = await this.of(siteId);
    return texts.find((text) => text.kind === kind && text.language === language && text.retiredAt === null) ?? null;
  }

  /** What may be shown instead of words that are retired. */
  async currentOf(siteId: string): Promise<readonly ConsentText[]> {
    const open = (await this.of(siteId)).filter((text) => text.retiredAt === null);
    return open.filter((text) => open.find((one) => one.kind === text.kind && one.language === text.language) === text);
  }

  /** Whether somebody may have seen these words just now: published by this site, word for word, and not retired (B-031, B-032). */
  async check(siteId: string, shown: ShownText): Promise<CheckedText<ConsentText>> {
    return checkShownText(await this.of(siteId), shown);
  }

  /** In this process a change counts at once. */
  forget(): void {
    this.remembered.forget();
  }
}
