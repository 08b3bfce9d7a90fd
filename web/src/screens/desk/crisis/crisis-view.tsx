import type { DeskCallDto, DeskDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { CallWho, Supervisors } from '../call/call-bar.js';
import { HandOverStatus } from '../call/hand-over/hand-over-status.js';
import { Receivers } from '../call/hand-over/receivers.js';
import { isGoingOn } from '../call/hand-over/is-going-on.js';
import { HangUpButton } from '../call/hang-up-button.js';
import { ScriptCard } from '../call/script-card.js';
import { NotesCard } from '../notes/notes-card.js';
import { ScreeningCard } from '../screening/screening-card.js';
import { crisisWords } from './crisis-words.js';
import { AnsweringPoints, DangerFlags } from './danger.js';
import { PlaceCard } from './place-card.js';
import './crisis.css';

interface Props {
  readonly desk: DeskDto;
  readonly call: DeskCallDto;
}

const helpers = ['crisis-line', 'poison-control', 'emergency-relay', 'medical-partner'];

function Head({ desk, call }: Props) {
  const say = useWords(crisisWords);
  return (
    <section className="crisis-head" aria-label={say.title}>
      <h2>{say.title}</h2>
      <CallWho desk={desk} call={call} />
      {call.supervisors.length > 0 ? <Supervisors supervisors={call.supervisors} /> : <span>{say.nobodyYet}</span>}
      <HangUpButton call={call} />
    </section>
  );
}

/** Danger goes first: where they are and which number, help outside, what to say. Everything else waits. */
export function CrisisView({ desk, call }: Props) {
  const say = useWords(crisisWords);
  return (
    <>
      <Head desk={desk} call={call} />
      <HandOverStatus call={call} />
      <div className="crisis-parts">
        <div className="stack">
          <PlaceCard call={call} />
          <Card title={say.help} className="first">
            <p>{say.say911}</p>
            <AnsweringPoints call={call} />
            {!isGoingOn(call.handOver) && <Receivers call={call} roles={helpers} />}
          </Card>
        </div>
        <div className="crisis-script">
          <ScriptCard call={call} />
        </div>
        <div className="stack">
          <DangerFlags call={call} />
          <ScreeningCard call={call} isCrisis />
          <NotesCard call={call} />
        </div>
      </div>
    </>
  );
}
