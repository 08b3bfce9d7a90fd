import { useState } from 'react';
import type { CounsellorOnBoardDto } from '../../../../../src/contracts/board.dto.js';
import type { TakenOverDto } from '../../../../../src/contracts/take-over.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { useName } from '../../pieces/use-name.js';
import { wallWords } from '../wall-words.js';

interface Props {
  readonly counsellor: CounsellorOnBoardDto;
  readonly others: readonly CounsellorOnBoardDto[];
  readonly onClose: () => void;
}

const theTeam = '';

/** What a colleague who left still owns goes to another, or back to the team. */
export function TakeOverDialog({ counsellor, others, onClose }: Props) {
  const say = useWords(wallWords);
  const name = useName();
  const [to, setTo] = useState(theTeam);
  const change = useChange(
    (reason: string) =>
      api.post<TakenOverDto>(`/v1/counsellors/${counsellor.id}/take-over`, { reason, ...(to === theTeam ? {} : { to }) }),
    'board',
    'callbacks',
  );
  const take = (reason: string) =>
    change.mutate(reason, {
      onSuccess: ({ moved }) => {
        tell(say.tookOver(moved.length));
        onClose();
      },
    });
  return (
    <ReasonDialog
      title={say.takeOverTitle(counsellor.name)}
      explains={say.takeOverWhy(counsellor.name)}
      confirm={say.takeOverGo}
      change={change}
      onConfirm={take}
      onClose={onClose}
    >
      <Choice
        label={say.takeOverTo}
        value={to}
        options={[
          { value: theTeam, label: say.team },
          ...others
            .filter(({ id }) => id !== counsellor.id)
            .map(({ id, name: called, presence }) => ({ value: id, label: `${called} (${name(presence)})` })),
        ]}
        onChange={setTo}
      />
    </ReasonDialog>
  );
}
