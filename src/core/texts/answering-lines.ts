import type { Answering } from '../contact/contact-facts.js';

const passesSuppression: Readonly<Record<string, Extract<Answering, 'their-stop' | 'their-start'>>> = {
  'text.stopped': 'their-stop',
  'text.re-consent-question': 'their-start',
};

/** What a line answers by itself, and so which refusals it may pass by: most none. */
export function answersOptOut(lineKey: string): Extract<Answering, 'their-stop' | 'their-start'> | null {
  return Object.hasOwn(passesSuppression, lineKey) ? passesSuppression[lineKey]! : null;
}

/** How long a text is worth sending, in minutes: the confirmation of a stop counts as one for five (FCC 12-143). */
export function minutesWorthSending(lineKey: string): number {
  return lineKey === 'text.stopped' ? 5 : 60;
}
