import { useState } from 'react';
import type { DeskCallDto, PossibleReceiverDto, PossibleReceiversDto } from '../../../../../../src/contracts/calls/desk.dto.js';
import type { HandOverDto, StartHandOverDto } from '../../../../../../src/contracts/calls/in-call.dto.js';
import { api } from '../../../../api/client.js';
import { useAsk } from '../../../../api/queries.js';
import { Answer } from '../../../../ui/answer.js';
import { Button } from '../../../../ui/button.js';
import { Empty } from '../../../../ui/card.js';
import { Field } from '../../../../ui/field.js';
import { useWords } from '../../../../words/catalogue.js';
import { useCallChange } from '../use-call-change.js';
import { handOverWords } from './hand-over-words.js';

interface Props {
  readonly call: DeskCallDto;
  readonly onStarted?: () => void;
  /** Only these, as in a crisis. */
  readonly roles?: readonly string[];
}

function requestFor(receiver: PossibleReceiverDto, told: string): StartHandOverDto {
  const { kind, id } = receiver;
  return {
    to: kind === 'outside' ? { kind, outsideNumberId: id } : { kind, counsellorId: id },
    ...(receiver.needsLocation ? { location: told } : {}),
    ...(receiver.needsConsent ? { consentNote: told } : {}),
  };
}

interface ItemProps {
  readonly receiver: PossibleReceiverDto;
  readonly isBusy: boolean;
  readonly onCall: (request: StartHandOverDto) => void;
}

/** One press, unless something has to be known first: then its field comes with the press. */
function Receiver({ receiver, isBusy, onCall }: ItemProps) {
  const say = useWords(handOverWords);
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const needs = receiver.needsLocation || receiver.needsConsent;
  const isReady = !needs || told.trim() !== '';
  const press = () => (needs && !isOpen ? setOpen(true) : onCall(requestFor(receiver, told.trim())));
  return (
    <li className="stack">
      {isOpen && <Field label={receiver.needsLocation ? say.where : say.agreed} value={told} onChange={setTold} autoFocus />}
      <div className="row apart one-line">
        <span className="quiet">{say[receiver.role as 'other']}</span>
        <Button onPress={press} isDisabled={isBusy || (isOpen && !isReady)}>
          {say.call(receiver.name)}
        </Button>
      </div>
    </li>
  );
}

export function Receivers({ call, onStarted, roles }: Props) {
  const say = useWords(handOverWords);
  const answer = useAsk<PossibleReceiversDto>(['me', 'receivers', call.id], `/v1/calls/${call.id}/receivers`);
  const start = useCallChange((body: StartHandOverDto) => api.post<HandOverDto>(`/v1/calls/${call.id}/hand-over`, body));
  return (
    <Answer of={answer}>
      {({ receivers }) => {
        const shown = receivers.filter(({ role }) => !roles || roles.includes(role));
        if (shown.length === 0) return <Empty says={say.nobody} />;
        return (
          <ul className="stack">
            {shown.map((receiver) => (
              <Receiver
                key={receiver.id}
                receiver={receiver}
                isBusy={start.isPending}
                onCall={(request) => start.run(request, onStarted)}
              />
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}
