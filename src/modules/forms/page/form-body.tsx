import { instantInWords, openingInWords, zoneInWords } from '../../../core/forms/when-words.js';
import { filled } from '../../../core/forms/words/form-words.js';
import { campaignFields } from '../form/form-fields.js';
import { Box, Choice, LongField, TextField, Wrong } from './fields.js';
import type { FormView } from './form-view.js';
import { HelpBar, HelpFirst, Relay } from './help.js';
import { Sentence } from './sentence.js';

const languageNames = { en: 'English', es: 'Español' } as const;

/** The whole page. It works without a script: one form, posted to its own address. */
export function FormBody(view: FormView) {
  const { words, site, danger } = view;
  return (
    <>
      <HelpBar words={words} phoneNumber={site.phoneNumber} />
      <main>
        {danger ? <HelpFirst words={words} /> : null}
        <Languages {...view} />
        <h1>{words.heading}</h1>
        <p>{words.intro}</p>
        <Summary {...view} />
        <form
          id="ask"
          method="post"
          action={`/form/${view.form.slug}`}
          novalidate
          data-challenge={view.challenge}
          data-sending={words.sending}
        >
          <Hidden {...view} />
          <Question {...view} />
          <Person {...view} />
          <When {...view} />
          <Consent {...view} />
          <button type="submit">{words.send}</button>
          <p class="hint" id="sending" role="status" />
        </form>
      </main>
      <Relay words={words} />
    </>
  );
}

/** Asked first. Links, so that Enter in a field never changes the language. */
function Languages({ form, language, words, fields }: FormView) {
  if (form.languages.length < 2) return null;
  const rest = [...campaignFields, 'page' as const].filter((name) => fields[name] !== '').map((name) => [name, fields[name]]);
  return (
    <nav aria-label={words.languages} class="languages">
      {form.languages.map((one) => (
        <a
          key={one}
          lang={one}
          hreflang={one}
          href={`/form/${form.slug}?${new URLSearchParams([['lang', one], ...(rest as [string, string][])]).toString()}`}
          data-show={one}
          aria-current={one === language ? 'true' : undefined}
        >
          {languageNames[one]}
        </a>
      ))}
    </nav>
  );
}

function Summary({ problems, banner, words, danger }: FormView) {
  if (problems.length === 0 && banner === null) return null;
  return (
    <section class="summary" role="alert" tabIndex={-1} autofocus={!danger} aria-labelledby="problems">
      <h2 id="problems">{danger ? words.problemsThen : words.problems}</h2>
      {banner === null ? null : (
        <p>
          <Sentence text={banner} />
        </p>
      )}
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>
              <Sentence text={message} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hidden({ fields, language, token, wording, question, words }: FormView) {
  const carried = {
    token,
    lang: language,
    textVersion: wording.version,
    callSha256: wording.call?.sha256 ?? '',
    smsSha256: wording.sms?.sha256 ?? '',
    agreedTo: question?.opening ?? '',
    page: fields.page,
    ...Object.fromEntries(campaignFields.map((name) => [name, fields[name]])),
  };
  return (
    <>
      {Object.entries(carried).map(([name, value]) =>
        value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input type="hidden" name="altcha" />
      <input type="hidden" name="clientTime" />
      <div class="trap" aria-hidden="true">
        <label>
          {words.optional} <input type="text" name="website" tabIndex={-1} autocomplete="off" value={fields.website} />
        </label>
      </div>
    </>
  );
}

/** B-033: they picked a time at which we may not call. Nothing is moved before they say so. */
function Question(view: FormView) {
  const { question, words, language, now, fields } = view;
  if (!question) return null;
  const telling = { zone: question.zone, language, now };
  const wish = instantInWords(new Date(question.wish), telling);
  const opening = openingInWords(new Date(question.opening), telling);
  const options = [
    ['yes', filled(words.nightYes, { opening })],
    ['no', words.nightNo],
  ] as const;
  const text = (
    <>
      {question.skipped ? <p>{filled(words.skipped, { typed: fields.time, wish })}</p> : null}
      <p>{filled(words.nightText, { wish, opening })}</p>
    </>
  );
  const unanswered = { ...view, fields: { ...fields, nightAnswer: '' } };
  return <Choice view={unanswered} name="nightAnswer" legend={words.nightQuestion} options={options} before={text} />;
}

function Person(view: FormView) {
  const { words } = view;
  const who = [
    ['me', words.whoMe],
    ['other', words.whoOther],
  ] as const;
  return (
    <>
      <TextField view={view} name="phone" type="tel" autocomplete="tel" label={words.phone} hint={words.phoneHint} />
      <p class="hint" id="phone-short" role="status" data-short={words.phoneShort} hidden />
      <TextField view={view} name="name" type="text" autocomplete="name" label={words.name} hint={words.nameHint} optional />
      <TextField
        view={view}
        name="zip"
        type="text"
        autocomplete="postal-code"
        label={words.zip}
        hint={words.zipHint}
        numeric
        optional
      />
      <Choice view={view} name="who" legend={words.who} options={who} preset="me" />
      <LongField view={view} name="message" label={words.message} hint={words.messageHint} />
      <More {...view} />
    </>
  );
}

/** What helps and is not needed: folded, so that the form looks as short as it is. */
function More(view: FormView) {
  const { words, fields, problems } = view;
  const isOpen = fields.birthDate !== '' || problems.some(({ field }) => field === 'birthDate');
  return (
    <details class="more" open={isOpen}>
      <summary>{words.more}</summary>
      <TextField
        view={view}
        name="birthDate"
        type="text"
        autocomplete="off"
        label={words.birthDate}
        hint={words.birthDateHint}
        optional
      />
    </details>
  );
}

function When(view: FormView) {
  const { words, site, language } = view;
  const when = [
    ['soon', words.whenSoon],
    ['now', words.whenNow],
    ['later', words.whenLater],
  ] as const;
  const zone = zoneInWords({ zone: site.timeZone, language });
  return (
    <Choice view={view} name="when" legend={words.when} options={when} preset="soon">
      <div class="later">
        <TextField view={view} name="day" type="date" autocomplete="off" label={words.day} hint={words.dayHint} />
        <TextField view={view} name="time" type="time" autocomplete="off" label={words.time} hint={words.timeHint} />
        <p class="hint">{filled(words.zoneHint, { zone })}</p>
      </div>
    </Choice>
  );
}

function Consent(view: FormView) {
  const { words, wording } = view;
  if (!wording.call && !wording.sms) return null;
  return (
    <fieldset>
      <legend>{words.consent}</legend>
      <p class="hint">{words.consentHint}</p>
      <Wrong view={view} name="consentCall" />
      {wording.call ? <Box view={view} name="consentCall" label={wording.call.text} /> : null}
      {wording.sms ? <Box view={view} name="consentSms" label={wording.sms.text} /> : null}
    </fieldset>
  );
}
