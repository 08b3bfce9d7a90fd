import type { CallbackDto } from '../../../../../src/contracts/callback.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { callbackWords } from '../callback-words.js';

interface Props {
  readonly callback: CallbackDto;
  readonly onClose: () => void;
}

export function CancelDialog({ callback, onClose }: Props) {
  const say = useWords(callbackWords);
  const pieces = useWords(piecesWords);
  const change = useChange(
    (reason: string) => api.post(`/v1/callbacks/${callback.id}/cancel`, { reason }),
    'callbacks',
    'intakes',
    'board',
  );
  const cancel = (reason: string) =>
    change.mutate(reason, {
      onSuccess: () => {
        tell(say.cancelled);
        onClose();
      },
    });
  return (
    <ReasonDialog
      title={say.cancelTitle(callback.initials ?? pieces.noName)}
      explains={say.cancelExplains}
      confirm={say.cancelGo}
      look="danger"
      change={change}
      onConfirm={cancel}
      onClose={onClose}
    />
  );
}
