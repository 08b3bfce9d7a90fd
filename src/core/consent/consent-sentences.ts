import type { ConsentKind, ConsentScope } from './consent-event.js';
import type { ConsentState } from './fold-consent.js';

/** What is agreed to, as it follows "They agreed to". */
export const consentWords: Readonly<Record<ConsentKind, string>> = {
  call_live: 'calls',
  call_auto: 'automatic calls and recorded voices',
  sms: 'text messages',
  recording: 'being recorded',
  part2_tpo: 'sharing for treatment, payment and running the program',
  part2_named: 'sharing with a named person or office',
  vob: 'asking their insurer',
};

/** How one consent stands, for who looks at the person. `since` as it is shown. */
export function consentSentence(kind: ConsentKind, state: ConsentState, since: string | null, scope: ConsentScope = {}): string {
  const what = scopedWords(kind, scope);
  const on = since === null ? '' : ` on ${since}`;
  switch (state) {
    case 'granted':
      return `They agreed to ${what}${on}.`;
    case 'expired':
      return `Their consent to ${what} ended${on}: ask them again.`;
    case 'none':
      return since === null ? `They were never asked about ${what}.` : `They did not agree to ${what}${on}.`;
    case 'revoked':
      return `They took back their consent to ${what}${on}.`;
    case 'frozen':
      return `Nothing may rest on their consent to ${what} since ${since}: the privacy officer decides.`;
  }
}

function scopedWords(kind: ConsentKind, { recipient, purpose }: ConsentScope): string {
  if (recipient === undefined) return consentWords[kind];
  const what = kind === 'vob' ? `asking their insurer, ${recipient}` : `sharing with ${recipient}`;
  return purpose === undefined ? what : `${what} (${purpose})`;
}
