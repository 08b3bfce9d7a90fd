import { useState } from 'react';
import type { CallbackDto } from '../../../../../src/contracts/callback.dto.js';
import type { SlotsDto } from '../../../../../src/contracts/slot.dto.js';
import { api, withQuery } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Choice, Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { callbackWords } from '../callback-words.js';

interface Props {
  readonly callback: CallbackDto;
  readonly onClose: () => void;
}

const ownTime = '';

/** A slot that is free, on the person's clock, or a time that somebody types. */
export function RescheduleDialog({ callback, onClose }: Props) {
  const say = useWords(callbackWords);
  const pieces = useWords(piecesWords);
  const slots = useAsk<SlotsDto>(
    ['callbacks', callback.id, 'slots'],
    withQuery('/v1/callbacks/slots', { routeId: callback.routeId, personId: callback.personId }),
  );
  const [slot, setSlot] = useState(ownTime);
  const [typed, setTyped] = useState('');
  const at = slot || (typed && new Date(typed).toISOString());
  const change = useChange(
    (reason: string) => api.post(`/v1/callbacks/${callback.id}/reschedule`, { at, reason }),
    'callbacks',
    'board',
  );
  const move = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.rescheduled);
        onClose();
      },
    });
  const free = slots.data?.slots ?? [];
  return (
    <ReasonDialog
      title={say.rescheduleTitle(callback.initials ?? pieces.noName)}
      explains={say.rescheduleExplains}
      confirm={say.reschedule}
      change={change}
      onConfirm={move}
      onClose={onClose}
    >
      {free.length > 0 && (
        <Choice
          label={say.slot}
          value={slot}
          options={[
            { value: ownTime, label: say.ownTime },
            ...free.map(({ from, said, free: places }) => ({ value: from, label: say.free(said, places) })),
          ]}
          onChange={setSlot}
        />
      )}
      {slot === ownTime && (
        <Field
          type="datetime-local"
          label={say.at}
          hint={say.atHint}
          value={typed}
          onChange={setTyped}
          wrong={change.error?.ofField('at')}
        />
      )}
    </ReasonDialog>
  );
}
