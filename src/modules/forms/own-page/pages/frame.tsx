import type { ComponentChildren } from 'preact';
import { readableNumber } from '../../../../core/people/readable-number.js';
import { addressOf, type View } from './view.js';

type Framed = Pick<View, 'words' | 'language' | 'hotline'>;

/** What stands on every page: the way to the other language, our number, and what to do in danger. */
export function Frame({ view, switchTo, children }: { view: Framed; switchTo: string; children: ComponentChildren }) {
  const { words, language } = view;
  const other = language === 'en' ? 'es' : 'en';
  return (
    <>
      <header class="end">
        <TalkNow view={view} />
        <a class="far" href={`${switchTo}?l=${other}`} hreflang={other} lang={other}>
          {words.otherLanguage}
        </a>
      </header>
      <main>{children}</main>
      <footer>
        <Help view={view} />
      </footer>
    </>
  );
}

/** In sight before anything is read: some cannot wait for our call. */
function TalkNow({ view: { words, hotline } }: { view: Framed }) {
  return (
    <p>
      {words.talkNow}{' '}
      <a class="far" href={`tel:${hotline}`}>
        {readableNumber(hotline)}
      </a>
    </p>
  );
}

function Help({ view: { words } }: { view: Framed }) {
  return (
    <div class="danger">
      <p>{words.danger}</p>
      <p class="row">
        <a href="tel:911">{words.call911}</a>
        <a href="tel:988">{words.call988}</a>
      </p>
    </div>
  );
}

/** The way back to the first page. */
export function Back({ view }: { view: View }) {
  return (
    <p>
      <a class="far" href={addressOf(view, '')}>
        {view.words.back}
      </a>
    </p>
  );
}
