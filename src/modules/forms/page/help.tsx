import type { WordList } from '../../../core/forms/words/word-list.js';
import { shownNumber } from './shown-number.js';

interface Helped {
  readonly words: WordList;
  /** Of the site; null when we do not know whose page it is. */
  readonly phoneNumber: string | null;
}

/** On top of every page, in sight while it is read: whom to call now. */
export function HelpBar({ words, phoneNumber }: Helped) {
  return (
    <header class="help" aria-label={words.helpLabel}>
      {phoneNumber === null ? null : (
        <a class="call" href={`tel:${phoneNumber}`}>
          {words.callUs}: <b>{shownNumber(phoneNumber)}</b>
        </a>
      )}
      <a href="tel:911">{words.danger911}</a>
      <a href="tel:988">{words.crisis988}</a>
    </header>
  );
}

/** Before anything else, for somebody who wrote of danger (B-038): always all three, since a few words never tell which. */
export function HelpFirst({ words }: { readonly words: WordList }) {
  return (
    <section class="danger" role="alert" tabIndex={-1} autofocus aria-labelledby="help-first">
      <h2 id="help-first">{words.helpFirst}</h2>
      <p>
        <a href="tel:911">911</a>
        {words.help911}
      </p>
      <p>
        <a href="tel:988">988</a>
        {words.help988}
      </p>
      <p>
        <a href="tel:+18002221222">1-800-222-1222</a>
        {words.helpPoison}
      </p>
    </section>
  );
}

/** Below every page: a second way for those who do not hear or speak well. */
export function Relay({ words }: { readonly words: WordList }) {
  return (
    <footer>
      <p class="hint">{words.relay}</p>
    </footer>
  );
}
