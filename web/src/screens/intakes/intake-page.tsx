import { Link, useParams } from 'react-router';
import type { IntakeDto } from '../../../../src/contracts/intake.dto.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { Badge } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { CallbacksOf } from '../pieces/record/callbacks-of.js';
import { InquiriesOf } from '../pieces/record/inquiries-of.js';
import { Timeline } from '../pieces/record/timeline.js';
import { useName } from '../pieces/use-name.js';
import { intakeWords } from './intake-words.js';
import { Coverage } from './parts/coverage.js';
import { Facts } from './parts/facts.js';
import { Flags } from './parts/flags.js';
import { Moves } from './parts/moves.js';
import { NextStep } from './parts/next-step.js';
import { Notes } from './parts/notes.js';
import { Parties } from './parts/parties.js';
import { Place } from './parts/place.js';
import { ScreeningTold } from './parts/screening-told.js';

function Intake({ intake }: { readonly intake: IntakeDto }) {
  return (
    <div className="record">
      <div className="record-top">
        <NextStep intake={intake} />
        <Flags intakeId={intake.id} />
        <InquiriesOf intakeId={intake.id} />
      </div>
      <div>
        {intake.endedAt === null && <Moves intake={intake} />}
        <Facts intake={intake} />
        <Notes intakeId={intake.id} />
        <CallbacksOf personId={intake.personId} />
      </div>
      <div>
        <Timeline noun="intakes" id={intake.id} />
        <Parties intakeId={intake.id} />
        <ScreeningTold intakeId={intake.id} />
        <Coverage intakeId={intake.id} />
        <Place intakeId={intake.id} />
      </div>
    </div>
  );
}

function About({ intake }: { readonly intake: IntakeDto }) {
  const say = useWords(intakeWords);
  const name = useName();
  const format = useFormat();
  const inStage = (Date.now() - Date.parse(intake.stageSince)) / 1000;
  return (
    <span className="row">
      <Badge {...(intake.stage === 'emergency' ? { tone: 'alarm' as const } : {})}>{name(intake.stage)}</Badge>
      <span className="quiet">
        {say.inStage(format.length(inStage))} · {say.opened(format.when(intake.openedAt))}
      </span>
      <Link className="button" to={`/people/${intake.personId}`}>
        {say.openPerson}
      </Link>
    </span>
  );
}

export default function IntakePage() {
  const { id = '' } = useParams();
  const say = useWords(intakeWords);
  const pieces = useWords(piecesWords);
  const intake = useAsk<IntakeDto>(['intakes', id], `/v1/intakes/${id}`);
  return (
    <Page title={say.title(intake.data?.initials ?? pieces.noName)} aside={intake.data && <About intake={intake.data} />}>
      <Answer of={intake} lines={8}>
        {(data) => <Intake intake={data} />}
      </Answer>
    </Page>
  );
}
