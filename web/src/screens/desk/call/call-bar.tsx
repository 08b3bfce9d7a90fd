import type { DeskCallDto, DeskDto, SupervisorInCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { MuteButton } from '../../../phone/mute-button.js';
import { PhoneTrouble } from '../../../phone/phone-at-the-desk.js';
import { Badge, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useServerNow } from '../desk-query.js';
import { deskWords } from '../desk-words.js';
import { callWords } from './call-words.js';
import { HandOverStatus } from './hand-over/hand-over-status.js';
import { HandOverButton } from './hand-over/hand-over-button.js';
import { HangUpButton } from './hang-up-button.js';
import { HoldButton } from './hold-button.js';
import { RecordButton } from './record-button.js';

interface Props {
  readonly desk: DeskDto;
  readonly call: DeskCallDto;
}

function CallClock({ desk, call }: Props) {
  const format = useFormat();
  const now = useServerNow(desk, 1_000);
  return <span className="call-clock">{format.clock((now - Date.parse(call.connectedAt ?? call.startedAt)) / 1000)}</span>;
}

function stateOf({ device }: DeskDto, { state }: DeskCallDto) {
  if (state === 'waiting-for-counsellor' && device.device === 'softphone') return 'connecting';
  return state === 'ended' ? 'talking' : state;
}

export function CallWho({ desk, call }: Props) {
  const say = useWords(callWords);
  const words = useWords(deskWords);
  const state = call.heldSince ? say.held : say[stateOf(desk, call)];
  return (
    <div className="row">
      <div className="call-who">
        <strong>{call.personName ?? (call.kind === 'live' ? words.aCaller : words.noName)}</strong>
        <span className="quiet" role="status">
          {state}
          {call.number && ` · ${call.number}`} · {call.language === 'es' ? words.spanish : words.english}
        </span>
      </div>
      <CallClock desk={desk} call={call} />
    </div>
  );
}

export function Supervisors({ supervisors }: { readonly supervisors: readonly SupervisorInCallDto[] }) {
  const say = useWords(callWords);
  return supervisors.map(({ name, mode }) => (
    <Badge key={`${name} ${mode}`} tone="good">
      {say.supervisor(name ?? say.someone, say[mode])}
    </Badge>
  ));
}

/**
 * Everything that can be done to the line, always in the same place. What follows a step is another button: the event comes before the
 * answer, and a press that came in between would be lost.
 */
export function CallBar({ desk, call }: Props) {
  const say = useWords(callWords);
  const isTalking = call.state === 'talking';
  return (
    <>
      <section className="call-bar" aria-label={say.parts} data-held={call.heldSince ? '' : undefined}>
        <CallWho desk={desk} call={call} />
        <Supervisors supervisors={call.supervisors} />
        <div className="row call-buttons">
          {isTalking && !call.degraded && <HoldButton key={call.heldSince} call={call} />}
          {isTalking && !call.degraded && <HandOverButton call={call} />}
          {isTalking && <RecordButton call={call} />}
          <MuteButton />
          <HangUpButton call={call} />
        </div>
      </section>
      <PhoneTrouble />
      {call.counsellorLost && <Note tone="alarm">{say.lost}</Note>}
      {call.degraded && <Note tone="warn">{say.degraded}</Note>}
      <HandOverStatus key={call.handOver?.state} call={call} />
    </>
  );
}
