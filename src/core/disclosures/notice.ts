/** What goes with every disclosure of a Part 2 record. A version, once used, is never changed: the next one is added in front. */
export interface RedisclosureNotice {
  readonly version: string;
  readonly text: string;
  /** Of `text` in UTF-8; a test computes it again. */
  readonly sha256: string;
}

/** 42 CFR 2.32(a)(2), to the letter: the statement that the law itself offers as the short one. */
export const shortStatement = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.';

const notices: readonly [RedisclosureNotice, ...RedisclosureNotice[]] = [
  {
    version: '2024-1',
    text: [
      shortStatement,
      'This record is protected by the federal rules on the confidentiality of substance use disorder records (42 CFR part 2).',
      'You may not use or disclose it, nor testify about what is in it, in any civil, criminal, administrative or legislative proceeding',
      'of a federal, state or local authority against the patient, unless the patient consents in writing, a court orders it under',
      '42 CFR part 2 subpart E, or 42 CFR 2.12(c)(5) applies.',
      'Any other use or further disclosure is forbidden too, unless the written consent of the patient that it came with or 42 CFR part 2',
      'expressly permits it; or you are a covered entity or a business associate, have it by a consent for treatment, payment and health',
      'care operations, or from one who has, and go by 45 CFR part 164, subparts A and E.',
      'A general authorization to release medical or other information is not enough for a further use or disclosure (42 CFR 2.31).',
    ].join(' '),
    sha256: 'ba0a6467be03b7682f252f8334f7c911112e1f3b4309799c96479fb6d9a1ad7a',
  },
];

/** The one that goes out now. */
export const currentNotice: RedisclosureNotice = notices[0];

/** What an outbound text has to carry: the notice, and what the disclosure rests on (42 CFR 2.32). */
export interface Attachment {
  readonly notice: RedisclosureNotice;
  readonly scopeText: string;
}

export type MissingPart = 'notice' | 'scope';

/** What a payload lacks (B-095, L-104); as JSON it holds the texts as JSON writes them. */
export function missingFrom(payload: string, { notice, scopeText }: Attachment): readonly MissingPart[] {
  const holds = (text: string) => payload.includes(text) || payload.includes(JSON.stringify(text).slice(1, -1));
  const missing: MissingPart[] = [];
  if (!holds(notice.text)) missing.push('notice');
  if (!holds(scopeText)) missing.push('scope');
  return missing;
}
