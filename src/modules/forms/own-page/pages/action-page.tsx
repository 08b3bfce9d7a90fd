import { cancelReasons, type PageAction } from '../../../../core/own-page/page-actions.js';
import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { fillLine } from '../../../../core/scripts/fill-line.js';
import type { TimeChoices } from '../time-choices.js';
import { Back, Frame } from './frame.js';
import { addressOf, type View } from './view.js';

export interface ActionPageProps {
  readonly view: View;
  readonly action: PageAction;
  /** Good once. */
  readonly step: string;
  readonly problem: PageProblem | null;
  /** For the page on which a time is chosen. */
  readonly times: TimeChoices | null;
}

/** One thing to do, what follows from it, and one button. Nothing happens before it is pressed. */
export function ActionPage({ view, action, step, problem, times }: ActionPageProps) {
  const { heading, explained, button } = view.words.actions[action];
  const nothingToChoose = times !== null && times.times.length === 0;
  return (
    <Frame view={view} switchTo={`${view.base}/${action}`}>
      <h1>{heading}</h1>
      <p>{explained}</p>
      {problem && (
        <p class="wrong" role="alert" id="problem">
          {view.words.problems[problem]}
        </p>
      )}
      {times && <Days view={view} times={times} />}
      {nothingToChoose ? (
        <p>{view.words.noTimes}</p>
      ) : (
        <form method="post" action={addressOf(view, `/${action}`)}>
          <input type="hidden" name="step" value={step} />
          {times && <Times view={view} times={times} />}
          {action === 'number' && <NewNumber view={view} problem={problem} />}
          {action === 'cancel' && <Reasons view={view} />}
          <button type="submit">{button}</button>
        </form>
      )}
      <Back view={view} />
    </Frame>
  );
}

function Days({ view, times: { days, day } }: { view: View; times: TimeChoices }) {
  return (
    <nav aria-label={view.words.day}>
      <ul class="choices row">
        {days.map(({ index, said }) => (
          <li key={index}>
            <a href={addressOf(view, '/time', { day: String(index) })} aria-current={index === day ? 'true' : undefined}>
              {said}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Times({ view: { words, zone }, times: { times } }: { view: View; times: TimeChoices }) {
  return (
    <>
      <label for="at">{words.time}</label>
      <p class="hint" id="clock">
        {fillLine(words.clock, { zone })}
      </p>
      <select id="at" name="at" aria-describedby="clock" required>
        {times.map(({ at, said }) => (
          <option key={at} value={at}>
            {said}
          </option>
        ))}
      </select>
    </>
  );
}

function NewNumber({ view: { words }, problem }: { view: View; problem: PageProblem | null }) {
  return (
    <>
      <label for="phone">{words.newNumber}</label>
      <p class="hint" id="number-hint">
        {words.newNumberHint}
      </p>
      <input
        id="phone"
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="off"
        required
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? 'problem number-hint' : 'number-hint'}
      />
    </>
  );
}

function Reasons({ view: { words } }: { view: View }) {
  return (
    <fieldset>
      <legend>{words.reasonLegend}</legend>
      {cancelReasons.map((reason) => (
        <label class="tick" key={reason}>
          <input type="radio" name="reason" value={reason} checked={reason === 'no-reason'} />
          {words.cancelReasons[reason]}
        </label>
      ))}
    </fieldset>
  );
}
