import { useState } from 'react';
import type { LiveBoardDto } from '../../../../../src/contracts/board.dto.js';
import type { CallbackDto } from '../../../../../src/contracts/callback.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { useName } from '../../pieces/use-name.js';
import { callbackWords } from '../callback-words.js';

interface Props {
  readonly callback: CallbackDto;
  readonly onClose: () => void;
}

const theTeam = '';

export function AssignDialog({ callback, onClose }: Props) {
  const say = useWords(callbackWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live');
  const [to, setTo] = useState(callback.assignedTo ?? theTeam);
  const change = useChange(
    (reason: string) => api.post(`/v1/callbacks/${callback.id}/assign`, { counsellorId: to === theTeam ? null : to, reason }),
    'callbacks',
    'board',
  );
  const assign = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.assigned);
        onClose();
      },
    });
  const counsellors = board.data?.counsellors ?? [];
  return (
    <ReasonDialog
      title={say.assignTitle(callback.initials ?? pieces.noName)}
      explains={say.assignExplains}
      confirm={say.assign}
      change={change}
      onConfirm={assign}
      onClose={onClose}
    >
      <Choice
        label={say.counsellor}
        value={to}
        options={[
          { value: theTeam, label: say.team },
          ...counsellors.map(({ id, name: called, presence }) => ({ value: id, label: `${called} (${name(presence)})` })),
        ]}
        onChange={setTo}
      />
    </ReasonDialog>
  );
}
