import { Injectable } from '@nestjs/common';
import type { VoicemailDto } from '../../contracts/calls/call.dto.js';
import { mayLeaveVoicemail } from '../../core/people/voicemail-plan.js';
import { spokenDigits } from '../../core/scripts/spoken-digits.js';
import { spokenLanguageOf } from '../../core/scripts/spoken-line.js';
import { ScriptDirectory, SiteDirectory } from '../sites/index.js';

export interface VoicemailFacts {
  readonly siteId: string;
  readonly counsellorName: string;
  readonly language: string;
  /** Null: they were never asked. */
  readonly allowed: boolean | null;
}

/** What a counsellor may say when a machine answers: nothing, or the site's neutral words with a first name and our number. */
@Injectable()
export class VoicemailWords {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly scripts: ScriptDirectory,
  ) {}

  async of({ siteId, counsellorName, language, allowed }: VoicemailFacts): Promise<VoicemailDto> {
    const decision = mayLeaveVoicemail(allowed);
    if (decision.kind === 'none') return { allowed: false, reason: decision.reason, words: null };
    const { phoneNumber } = await this.sites.site(siteId);
    const values = { name: counsellorName.split(' ')[0]!, number: spokenDigits(phoneNumber) };
    const { text } = await this.scripts.line(siteId, spokenLanguageOf(language), 'voicemail.neutral', values);
    return { allowed: true, reason: decision.reason, words: text };
  }
}
