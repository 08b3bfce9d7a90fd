import { useState } from 'react';
import type { IntakeDto } from '../../../../../src/contracts/intake.dto.js';
import type { SetAsideAnswerDto } from '../../../../../src/contracts/intake/aside.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { intakeWords } from '../intake-words.js';

interface Props {
  readonly intake: IntakeDto;
  readonly onClose: () => void;
}

type Hours = '2' | '4' | '24';

/** For how long a step may be set aside the server says when it refuses. */
export function AsideDialog({ intake, onClose }: Props) {
  const say = useWords(intakeWords);
  const format = useFormat();
  const [kind, setKind] = useState<'hold' | 'snooze'>('snooze');
  const [hours, setHours] = useState<Hours>('2');
  const change = useChange(
    (reason: string) =>
      api.post<SetAsideAnswerDto>(`/v1/intakes/${intake.id}/set-aside`, {
        kind,
        reason,
        until: new Date(Date.now() + Number(hours) * 3_600_000).toISOString(),
      }),
    'intakes',
  );
  const setAside = (reason: string) =>
    change.mutate(reason, {
      onSuccess: ({ until, nextStepDueAt }) => {
        tell(say.isAside(format.when(until), format.when(nextStepDueAt)));
        onClose();
      },
    });
  return (
    <ReasonDialog title={say.setAsideTitle} confirm={say.setAside} change={change} onConfirm={setAside} onClose={onClose}>
      <Choice
        label={say.kind}
        value={kind}
        options={[
          { value: 'snooze', label: say.snooze },
          { value: 'hold', label: say.hold },
        ]}
        onChange={setKind}
      />
      <Choice<Hours>
        label={say.until}
        value={hours}
        options={[
          { value: '2', label: say.until2h },
          { value: '4', label: say.until4h },
          { value: '24', label: say.untilTomorrow },
        ]}
        onChange={setHours}
      />
    </ReasonDialog>
  );
}
