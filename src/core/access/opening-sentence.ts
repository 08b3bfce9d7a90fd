import { openingReasons, type OpeningReason } from './opening-reasons.js';
import { acquaintanceWords, type Acquaintance } from './somebody-you-know.js';

/** What supervisors read when a record was opened with a reason: no name, of nobody. */
export function openingSentence(reason: OpeningReason, signs: readonly Acquaintance[]): string {
  const maybe = signs.length === 0 ? '' : ` It may be somebody they know: ${wordsOf(signs)}.`;
  return `Somebody of staff opened a record they have no work with. They said: ${openingReasons[reason]}.${maybe} A colleague has to look at it.`;
}

/** What supervisors read when work goes to somebody who may know whom it is about. */
export function takingSentence(signs: readonly Acquaintance[]): string {
  return `Somebody of staff takes on a person whom they may know: ${wordsOf(signs)}. If that is so, give it to a colleague.`;
}

function wordsOf(signs: readonly Acquaintance[]): string {
  return signs.map((sign) => acquaintanceWords[sign]).join(' and ');
}
