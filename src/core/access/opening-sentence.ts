import { openingReasons, type OpeningReason } from './opening-reasons.js';
import { acquaintanceWords, type Acquaintance } from './somebody-you-know.js';

/** What supervisors read when a record was opened with a reason: no name, of nobody. */
export function openingSentence(reason: OpeningReason, signs: readonly Acquaintance[]): string {
  const known = signs.map((sign) => acquaintanceWords[sign]).join(' and ');
  const maybe = known === '' ? '' : ` It may be somebody they know: ${known}.`;
  return `Somebody of staff opened a record they have no work with. They said: ${openingReasons[reason]}.${maybe} A colleague has to look at it.`;
}
