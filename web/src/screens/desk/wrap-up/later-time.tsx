import type { CallbackDto } from '../../../../../src/contracts/callback.dto.js';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { SlotsDto } from '../../../../../src/contracts/slot.dto.js';
import { withQuery } from '../../../api/client.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Empty } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { useWords } from '../../../words/catalogue.js';
import { wrapUpWords } from './wrap-up-words.js';

interface Props {
  readonly call: DeskCallDto;
  readonly onChoose: (at: string) => void;
  readonly onBack: () => void;
}

const shown = 24;

function Slots({ call, routeId, onChoose }: Pick<Props, 'call' | 'onChoose'> & { readonly routeId: string }) {
  const say = useWords(wrapUpWords);
  const slots = useAsk<SlotsDto>(
    ['callbacks', 'slots', routeId, call.personId],
    withQuery('/v1/callbacks/slots', { routeId, personId: call.personId }),
  );
  return (
    <Answer of={slots} lines={6}>
      {(answer) =>
        answer.slots.length === 0 ? (
          <Empty says={say.noTimes} />
        ) : (
          <div className="row">
            {answer.slots.slice(0, shown).map(({ from, said }) => (
              <Button key={from} onPress={() => onChoose(from)}>
                {said}
              </Button>
            ))}
          </div>
        )
      }
    </Answer>
  );
}

/** Only times that can be kept: open, allowed for this person, and with somebody free. */
export function LaterTime({ call, onChoose, onBack }: Props) {
  const say = useWords(wrapUpWords);
  const callback = useAsk<CallbackDto>(['callbacks', call.callbackId], `/v1/callbacks/${call.callbackId}`);
  return (
    <Dialog title={say.time} onClose={onBack}>
      <Answer of={callback}>{({ routeId }) => <Slots call={call} routeId={routeId} onChoose={onChoose} />}</Answer>
      <div className="buttons">
        <Button onPress={onBack}>{say.back}</Button>
      </div>
    </Dialog>
  );
}
