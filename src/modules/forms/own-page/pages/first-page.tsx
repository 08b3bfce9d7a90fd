import type { PageAction } from '../../../../core/own-page/page-actions.js';
import type { PageProblem } from '../../../../core/own-page/page-words.js';
import { actionsAt } from '../../../../core/own-page/what-is-next.js';
import { readableNumber } from '../../../../core/people/readable-number.js';
import { fillLine } from '../../../../core/scripts/fill-line.js';
import { Frame } from './frame.js';
import { addressOf, type View } from './view.js';

interface FirstPageProps {
  readonly view: View;
  readonly done?: PageAction | null;
  readonly problem?: PageProblem | null;
}

/** When we call, from which number, what happens next, and what there is to do. */
export function FirstPage({ view, done = null, problem = null }: FirstPageProps) {
  const { words, next, when } = view;
  const choices = actionsAt(next);
  return (
    <Frame view={view} switchTo={view.base}>
      {done && (
        <p class="said" role="status">
          {words.actions[done].done}
        </p>
      )}
      {problem && (
        <p class="wrong" role="alert">
          {words.problems[problem]}
        </p>
      )}
      <h1>{next.kind === 'planned' ? planned(words.next.planned, when) : words.next[next.kind]}</h1>
      {choices.includes('number') && <AboutTheCall view={view} />}
      {choices.length > 0 && <Choices view={view} choices={choices} />}
    </Frame>
  );
}

/** A Spanish hour ends with a stop of its own: "a las 6:30 p.m." */
function planned(words: string, when: string): string {
  return fillLine(words, { when }).replace(/\.\.$/, '.');
}

function AboutTheCall({ view: { words, next, hotline, digits, zone } }: { view: View }) {
  return (
    <>
      {next.kind === 'planned' && <p class="hint">{fillLine(words.clock, { zone })}</p>}
      <p>{fillLine(words.fromNumber, { number: readableNumber(hotline) })}</p>
      {digits && <p>{fillLine(words.toNumber, { digits })}</p>}
      <p>{words.whatHappens}</p>
    </>
  );
}

function Choices({ view, choices }: { view: View; choices: readonly PageAction[] }) {
  return (
    <>
      <h2>{view.words.whatElse}</h2>
      <ul class="choices">
        {choices.map((action) => (
          <li key={action}>
            <a href={addressOf(view, `/${action}`)}>{view.words.actions[action].choice}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
