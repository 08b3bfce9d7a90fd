import { Injectable } from '@nestjs/common';
import type { VoicemailDto } from '../../contracts/calls/call.dto.js';
import { spokenDigits } from '../../core/scripts/spoken-digits.js';
import { spokenLanguageOf } from '../../core/scripts/spoken-line.js';
import { ScriptDirectory, SiteDirectory } from '../sites/index.js';
import { VoicemailFactsReader } from './voicemail-facts.reader.js';

export interface VoicemailFacts {
  readonly siteId: string;
  readonly counsellorName: string;
  readonly language: string;
  readonly personId: string;
  /** Null: a caller who withholds their number. */
  readonly phoneNumberId: string | null;
}

const noNumber = 'There is no number on which a message could be left.';

/** What a counsellor may say when a machine answers: nothing, or the site's neutral words with a first name and our number. */
@Injectable()
export class VoicemailWords {
  constructor(
    private readonly facts: VoicemailFactsReader,
    private readonly sites: SiteDirectory,
    private readonly scripts: ScriptDirectory,
  ) {}

  async of({ siteId, counsellorName, language, personId, phoneNumberId }: VoicemailFacts): Promise<VoicemailDto> {
    if (phoneNumberId === null) return { allowed: false, reason: noNumber, words: null };
    const { kind, reason } = await this.facts.mayLeave({ siteId, personId, phoneNumberId });
    if (kind !== 'yes') return { allowed: false, reason, words: null };
    const { phoneNumber } = await this.sites.site(siteId);
    const values = { name: counsellorName.split(' ')[0]!, number: spokenDigits(phoneNumber) };
    const { text } = await this.scripts.line(siteId, spokenLanguageOf(language), 'voicemail.neutral', values);
    return { allowed: true, reason, words: text };
  }
}
