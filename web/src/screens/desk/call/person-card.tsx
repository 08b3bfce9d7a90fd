import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { PersonTimelineDto } from '../../../../../src/contracts/board.dto.js';
import type { IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { stageWords } from '../../../words/stage-words.js';
import { callWords } from './call-words.js';

function NextStep({ intake }: { readonly intake: IntakeDto }) {
  const say = useWords(callWords);
  const stages = useWords(stageWords);
  const format = useFormat();
  return (
    <dl className="facts">
      <dt>{say.nextStep}</dt>
      <dd>
        {intake.nextStep ?? say.noNextStep}
        {intake.nextStepDueAt && ` (${format.when(intake.nextStepDueAt)})`}
      </dd>
      <dt>{say.stage}</dt>
      <dd>{stages[intake.stage]}</dd>
    </dl>
  );
}

function Timeline({ timeline }: { readonly timeline: PersonTimelineDto }) {
  const format = useFormat();
  return (
    // Scrolls, so it can be reached by keyboard.
    <div className="timeline-frame" tabIndex={0} role="group">
      <ol className="timeline">
        {timeline.items.toReversed().map(({ at, sentence }, index) => (
          <li key={`${at} ${index}`}>
            <time dateTime={at}>{format.when(at)}</time>
            {sentence}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Who they are to us, what comes next, and everything that happened, newest first. */
export function PersonCard({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const intake = useAsk<IntakeDto>(['intakes', call.intakeId], `/v1/intakes/${call.intakeId}`);
  const timeline = useAsk<PersonTimelineDto>(['people', call.personId, 'timeline'], `/v1/people/${call.personId}/timeline`);
  return (
    <>
      <Card title={call.personName ?? say.person}>
        <Answer of={intake} lines={2}>
          {(answer) => <NextStep intake={answer} />}
        </Answer>
      </Card>
      <Card title={say.timeline}>
        <Answer of={timeline} lines={6}>
          {(answer) => <Timeline timeline={answer} />}
        </Answer>
      </Card>
    </>
  );
}
