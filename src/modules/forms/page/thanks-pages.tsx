import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { instantInWords, windowInWords } from '../../../core/forms/when-words.js';
import { filled, formWords } from '../../../core/forms/words/form-words.js';
import type { WordList } from '../../../core/forms/words/word-list.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import { Clock } from '../../../platform/clock.js';
import { sendPage } from '../../../platform/http/pages/send-page.js';
import { SiteDirectory } from '../../sites/index.js';
import { pageScriptPath } from '../browser/script-paths.js';
import type { Receipt } from '../form/receipts.js';
import type { SourceForm } from '../source/form-sources.js';
import { HelpBar, HelpFirst, Relay } from './help.js';
import { shownNumber } from './shown-number.js';

/** What somebody reads after they asked for a call: when we call, and from which number. */
@Injectable()
export class ThanksPages {
  constructor(
    private readonly sites: SiteDirectory,
    private readonly clock: Clock,
  ) {}

  /** `receipt`: null for an address that is a day old, or nobody's. */
  async show(reply: FastifyReply, form: SourceForm, language: SpokenLanguage, receipt: Receipt | null): Promise<void> {
    const { phoneNumber } = await this.sites.site(form.siteId);
    const words = formWords[language];
    sendPage(reply, {
      language,
      title: words.thanksTitle,
      framedBy: form.framedBy,
      scripts: [pageScriptPath],
      body: (
        <>
          <HelpBar words={words} phoneNumber={phoneNumber} />
          <main>
            {receipt?.danger ? <HelpFirst words={words} /> : null}
            <h1>{receipt?.kind === 'lead' ? words.thanks : words.thanksRead}</h1>
            <section class="card">
              {receipt ? <What {...{ receipt, words, language, now: this.clock.now() }} /> : null}
              <CallsFrom words={words} phoneNumber={phoneNumber} />
              {receipt ? <p class="hint">{filled(words.thanksReference, { reference: receipt.reference })}</p> : null}
            </section>
            {receipt?.page ? (
              <p>
                <a href={receipt.page} target="_top">
                  {words.thanksPage}
                </a>
              </p>
            ) : null}
            <p>
              {words.thanksWait} <a href={`tel:${phoneNumber}`}>{shownNumber(phoneNumber)}</a>
            </p>
            <p class="hint">{words.thanksDone}</p>
          </main>
          <Relay words={words} />
        </>
      ),
    });
  }
}

/** The number in one piece, at the end of a line too. */
function CallsFrom({ words, phoneNumber }: { readonly words: WordList; readonly phoneNumber: string }) {
  const [before, after] = words.thanksFrom.split('{number}');
  return (
    <p>
      {before}
      <b class="number">{shownNumber(phoneNumber)}</b>
      {after}
    </p>
  );
}

interface Told {
  readonly receipt: Receipt;
  readonly words: WordList;
  readonly language: SpokenLanguage;
  readonly now: Date;
}

function What({ receipt, words, language, now }: Told) {
  const { zone, from, by, skippedTo, danger } = receipt;
  if (receipt.kind === 'review') return <p>{words.thanksReadWhen}</p>;
  const telling = { zone, language, now };
  return (
    <>
      {danger ? <p>{words.thanksFirst}</p> : null}
      {skippedTo ? <p>{filled(words.thanksSkipped, { wish: instantInWords(new Date(skippedTo), telling) })}</p> : null}
      <p class="when">
        {from && by ? filled(words.thanksWhen, { when: windowInWords(new Date(from), new Date(by), telling) }) : words.thanksSoon}
      </p>
    </>
  );
}
