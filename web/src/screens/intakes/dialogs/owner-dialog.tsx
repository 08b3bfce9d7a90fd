import { useState } from 'react';
import type { LiveBoardDto } from '../../../../../src/contracts/board.dto.js';
import type { AssignIntakeDto } from '../../../../../src/contracts/intake/owner.dto.js';
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
  /** One, or as many as were chosen from a list. */
  readonly intakeIds: readonly string[];
  readonly onClose: () => void;
}

const teams = ['queue', 'counsellors', 'managers'] as const;

/** One after the other: each is a change of its own, and the first that is refused says why. */
async function giveAll(intakeIds: readonly string[], body: Pick<AssignIntakeDto, 'reason' | 'userId' | 'team'>): Promise<void> {
  for (const id of intakeIds) await api.post(`/v1/intakes/${id}/owner`, body);
}

export function OwnerDialog({ intakeIds, onClose }: Props) {
  const say = useWords(intakeWords);
  const name = useName();
  const { user } = useMe();
  const seesBoard = useHasRole('supervisor', 'manager', 'admin');
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live', { enabled: seesBoard });
  const [to, setTo] = useState(user.id);
  const team = teams.find((one) => one === to);
  const change = useChange(
    (reason: string) => giveAll(intakeIds, { reason, ...(team ? { team } : { userId: to }) }),
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
      title={intakeIds.length === 1 ? say.giveTitle : say.giveTitleAll(intakeIds.length)}
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
          ...teams.map((one) => ({ value: one as string, label: name(one) })),
        ]}
        onChange={setTo}
      />
    </ReasonDialog>
  );
}
