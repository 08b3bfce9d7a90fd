/** What a carrier's code says about a text beyond "it did not arrive" (Twilio error dictionary; F94, F97). */
export type FailureMeaning = 'opted-out' | 'takes-no-texts' | 'filtered' | 'not-verified' | 'other';

const meanings: Readonly<Record<string, FailureMeaning>> = {
  '21610': 'opted-out',
  '21614': 'takes-no-texts',
  '30006': 'takes-no-texts',
  '30007': 'filtered',
  '30032': 'not-verified',
  '30034': 'not-verified',
};

export function failureMeaning(code: string): FailureMeaning {
  return Object.hasOwn(meanings, code) ? meanings[code]! : 'other';
}
