import { Injectable } from '@nestjs/common';
import type { SafetyHelpDto } from '../../../contracts/lead.dto.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { ConsentTexts } from '../../sites/index.js';
import { tickedKinds, type GivenConsent } from './given-consent.js';

interface Asked {
  readonly siteId: string;
  readonly hotline: string;
  readonly language: string;
  readonly consent: Pick<GivenConsent, 'call' | 'sms' | 'textVersion' | 'textSha256'>;
  readonly safety: SafetyHelpDto[] | null;
}

/**
 * Which published words somebody agreed to. Nothing is asked of who ticked nothing or names no version: their request for help is taken
 * all the same, and no consent rests on words that nobody can show.
 */
@Injectable()
export class CheckWording {
  constructor(private readonly texts: ConsentTexts) {}

  /**
   * `at`: when they agreed.
   * @throws DomainError consent/text-changed (409: show `consentTexts`, keep what was typed, send it again under the same
   *   Idempotency-Key), consent/text-unknown (422)
   */
  async run({ siteId, hotline, language, consent, safety }: Asked, at: Date): Promise<GivenConsent['texts']> {
    const kinds = tickedKinds(consent);
    if (consent.textVersion === null || kinds.length === 0) return {};
    const { textVersion: version, textSha256: sha256 } = consent;
    const checked = await this.texts.check(siteId, { version, sha256, language, kinds, at });
    if (checked.kind === 'ok')
      return Object.fromEntries(
        [...checked.texts].map(([kind, text]) => [kind, { sha256: text.sha256, language: text.language }]),
      );
    const help = { hotline, emergency: '911', crisis: '988', ...(safety ? { safety } : {}) };
    if (checked.kind === 'retired')
      throw new DomainError(
        'conflict',
        'consent/text-changed',
        'The text you agreed to has changed. Please read it again and send the form once more. Nothing you typed is lost.',
        { extra: { ...help, consentTexts: await this.current(siteId) } },
      );
    const message =
      'consent.textVersion or consent.textSha256 is not a text of this site: send those of the text that was shown.';
    const errors = [{ field: 'consent.textVersion', code: 'consent/text-unknown', message }];
    throw new DomainError('invalid', 'consent/text-unknown', message, { errors, extra: help });
  }

  private async current(siteId: string): Promise<object[]> {
    const texts = await this.texts.currentOf(siteId);
    return texts.map(({ version, kind, language, body, sha256 }) => ({ version, kind, language, body, sha256 }));
  }
}
