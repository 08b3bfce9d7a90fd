import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { FlagDto, HandleFlagDto } from '../../../../../src/contracts/screening/flag.dto.js';
import { api } from '../../../api/client.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card } from '../../../ui/card.js';
import { useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { useScreening } from '../screening/use-screening.js';
import { crisisWords } from './crisis-words.js';
import './crisis.css';

/** What a counsellor can have done; the server refuses what is for a clinician. */
const outcomes = [
  'emergency-services-called',
  'handed-to-crisis-line',
  'handed-to-poison-control',
  'somebody-is-with-them',
  'could-not-be-reached',
] as const satisfies readonly HandleFlagDto['outcome'][];

export function AnsweringPoints({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(crisisWords);
  const { screening } = useScreening(call);
  const points = screening.data?.answeringPoints ?? [];
  if (points.length === 0) return <p className="quiet">{say.noPoint}</p>;
  return (
    <div>
      <h3>{say.points}</h3>
      <ul>
        {points.map(({ phoneNumber, county, state, checkedOn }) => (
          <li key={phoneNumber}>
            <span className="big-number">{phoneNumber}</span>{' '}
            <span className="quiet">
              {county}, {state} · {say.checked(checkedOn)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Flag({ flag }: { readonly flag: FlagDto }) {
  const say = useWords(crisisWords);
  const sentence = useProblemSentence();
  const handling = useChange((body: HandleFlagDto) => api.post(`/v1/flags/${flag.id}/handle`, body), 'flags', 'me');
  const handle = (outcome: HandleFlagDto['outcome']) =>
    handling.mutate({ outcome }, { onError: (error) => tell(sentence(error), 'alarm') });
  return (
    <li className="stack">
      <strong>{flag.says}</strong>
      <ol className="steps">
        {flag.toDo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3>{say.done}</h3>
      <p className="quiet small">{say.doneHint}</p>
      <div className="crisis-done">
        {outcomes.map((outcome) => (
          <Button key={outcome} isDisabled={handling.isPending} onPress={() => handle(outcome)}>
            {say[outcome]}
          </Button>
        ))}
      </div>
    </li>
  );
}

interface FlagsProps {
  readonly call: DeskCallDto;
  /** Nothing is shown when no red flag is open. */
  readonly isQuiet?: boolean;
}

/** What was told that is dangerous, what to do about it in this order, and what was done. */
export function DangerFlags({ call, isQuiet = false }: FlagsProps) {
  const say = useWords(crisisWords);
  const { screening } = useScreening(call);
  const red = screening.data?.openFlags.filter(({ level }) => level === 'red') ?? [];
  if (isQuiet && red.length === 0) return null;
  return (
    <Card title={say.flags}>
      <Answer of={screening}>
        {() =>
          red.length === 0 ? (
            <p>{say.noFlags}</p>
          ) : (
            <ul className="stack">
              {red.map((flag) => (
                <Flag key={flag.id} flag={flag} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}
