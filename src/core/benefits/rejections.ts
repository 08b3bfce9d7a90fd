/** Why an insurer did not answer (AAA), and what it says to do. */
export interface Rejection {
  /** AAA03. */
  readonly code: string;
  /** AAA04: C correct and ask again, N and S never again, P and R again as it was, W and X and Y later. */
  readonly followUp: string;
}

const sentences: Readonly<Record<string, string>> = {
  '15': 'The insurer wants more about the person than we have: ask by phone.',
  '41': 'The insurer does not know us: have the contract with it looked at, and ask by phone.',
  '42': 'The insurer cannot answer at the moment.',
  '43': 'The insurer does not know our provider number (NPI): have it looked at, and ask by phone.',
  '45': 'The insurer does not take our kind of provider: ask by phone.',
  '56': 'The insurer finds the date wrong: ask by phone.',
  '57': 'The insurer finds the date wrong: ask by phone.',
  '58': 'The birth date is missing or wrong: look at it again.',
  '64': 'The patient number is missing or wrong: look at the card again.',
  '65': 'The name is missing or wrong: write it as it stands on the card.',
  '71': 'The birth date is not the one that the insurer has: ask them again.',
  '72': 'The member number is missing or wrong: look at the card again.',
  '73': 'The name of the policy holder is missing or wrong: write it as it stands on the card.',
  '75': 'The insurer knows nobody with these data: look at the card again.',
  '76': 'The insurer has this person twice: ask by phone.',
  '78': 'The policy is not in the group that we named: look at the card again.',
  '79': 'The insurer is not reached by this code: look at the code again, or ask by phone.',
  '80': 'The insurer did not answer the clearing house.',
};
const againAsItWas = new Set(['P', 'R']);
const passing = new Set(['42', '80']);

export function rejectionSentence({ code }: Rejection): string {
  return sentences[code] ?? `The insurer refused the question (code ${/^\w{1,3}$/.test(code) ? code : 'unknown'}): ask by phone.`;
}

/** True when the same question may be answered in a while. */
export function mayPass({ code, followUp }: Rejection): boolean {
  return passing.has(code) || againAsItWas.has(followUp);
}
