import { useState } from 'react';
import type { LiveBoardDto } from '../../../../../src/contracts/board.dto.js';
import type { IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { useHasRole, useMe } from '../../../app/session-context.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { useName } from '../../pieces/use-name.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: Pick<IntakeDto, 'id'>;
  readonly onClose: () => void;
}

const teams = ['queue', 'counsellors', 'managers'] as const;

export function OwnerDialog({ intake, onClose }: Props) {
  const say = useWords(intakeWords);
  const name = useName();
  const { user } = useMe();
  const seesBoard = useHasRole('manager', 'admin');
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live', { enabled: seesBoard });
  const [to, setTo] = useState(user.id);
  const change = useChange(
    (reason: string) =>
      api.post(`/v1/intakes/${intake.id}/owner`, {
        reason,
        ...(teams.some((team) => team === to) ? { team: to } : { userId: to }),
      }),
    'intakes',
    'board',
  );
  const give = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.given);
        onClose();
      },
    });
  const counsellors = (board.data?.counsellors ?? []).filter(({ id }) => id !== user.id);
  return (
    <ReasonDialog
      title={say.giveTitle}
      explains={say.giveExplains}
      confirm={say.give}
      change={change}
      onConfirm={give}
      onClose={onClose}
    >
      <Choice
        label={say.giveTo}
        value={to}
        options={[
          { value: user.id, label: say.me },
          ...counsellors.map(({ id, name: called, presence }) => ({ value: id, label: `${called} (${name(presence)})` })),
          ...teams.map((team) => ({ value: team as string, label: name(team) })),
        ]}
        onChange={setTo}
      />
    </ReasonDialog>
  );
}
