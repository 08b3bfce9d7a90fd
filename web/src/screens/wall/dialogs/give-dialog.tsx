import { useState } from 'react';
import type { CounsellorOnBoardDto, WaitingEntryDto } from '../../../../../src/contracts/board.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { useName } from '../../pieces/use-name.js';
import { wallWords } from '../wall-words.js';

interface Props {
  readonly entry: WaitingEntryDto;
  readonly counsellors: readonly CounsellorOnBoardDto[];
  readonly onClose: () => void;
}

type How = 'now' | 'keep';

/** Gives somebody who waits to a counsellor: at once, or before others. */
export function GiveDialog({ entry, counsellors, onClose }: Props) {
  const say = useWords(wallWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const byFree = counsellors.toSorted(
    (one, other) => Number(other.presence === 'available') - Number(one.presence === 'available'),
  );
  const [to, setTo] = useState(byFree[0]?.id ?? '');
  const [how, setHow] = useState<How>(byFree[0]?.presence === 'available' || entry.kind === 'live' ? 'now' : 'keep');
  const change = useChange(
    (reason: string) =>
      how === 'now'
        ? api.post(`/v1/queue-entries/${entry.queueEntryId}/push`, { counsellorId: to, reason })
        : api.post(`/v1/callbacks/${entry.callbackId}/assign`, { counsellorId: to, reason }),
    'board',
    'callbacks',
  );
  const toName = counsellors.find(({ id }) => id === to)?.name ?? '';
  const give = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(how === 'now' ? say.givenNow(toName) : say.keptFor(toName));
        onClose();
      },
    });
  return (
    <ReasonDialog
      title={say.giveTitle(entry.initials ?? (entry.kind === 'live' ? say.aCaller : pieces.noName))}
      explains={how === 'now' ? say.ringNowHint : say.keepForHint}
      confirm={how === 'now' ? say.ringNow : say.keepFor}
      change={change}
      onConfirm={give}
      onClose={onClose}
    >
      <Choice
        label={say.counsellor}
        value={to}
        options={byFree.map(({ id, name: called, presence }) => ({ value: id, label: `${called} (${name(presence)})` }))}
        onChange={setTo}
      />
      {entry.kind === 'callback' && (
        <Choice<How>
          label={say.giveHow}
          value={how}
          options={[
            { value: 'now', label: say.ringNow },
            { value: 'keep', label: say.keepFor },
          ]}
          onChange={setHow}
        />
      )}
    </ReasonDialog>
  );
}
