import { useState } from 'react';
import type { CounsellorOnBoardDto } from '../../../../../src/contracts/board.dto.js';
import type { SupervisionDto, SupervisionMode } from '../../../../../src/contracts/calls/in-call.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Choice } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { wallWords } from '../wall-words.js';

interface Props {
  readonly counsellor: CounsellorOnBoardDto;
  readonly onClose: () => void;
}

/** Listen, whisper, join, and leave again: it stays open, since more is asked for once one is in. */
export function ListenDialog({ counsellor, onClose }: Props) {
  const say = useWords(wallWords);
  const sentence = useProblemSentence();
  const [mode, setMode] = useState<SupervisionMode>('listen');
  const path = `/v1/calls/${counsellor.callId}/supervise`;
  const change = useChange((reason: string) => api.post<SupervisionDto>(path, { mode, reason }), 'calls', 'board');
  const leave = useChange(() => api.delete(path), 'calls', 'board');
  const modes: Readonly<Record<SupervisionMode, string>> = {
    listen: say.modeListen,
    whisper: say.modeWhisper,
    barge: say.modeBarge,
  };
  const goAway = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        tell(say.left);
        onClose();
      },
      onError: (error) => tell(sentence(error), 'alarm'),
    });
  return (
    <ReasonDialog
      title={say.listenTitle(counsellor.name)}
      explains={say.listenWhy}
      confirm={say.listenGo}
      change={change}
      onConfirm={(reason) => change.mutate(reason)}
      onClose={onClose}
    >
      {change.data && (
        <Note>
          {change.data.inTheCall ? say.modeIs(modes[change.data.mode]) : say.ringing}{' '}
          <Button onPress={goAway} isPending={leave.isPending}>
            {say.leave}
          </Button>
        </Note>
      )}
      <Choice<SupervisionMode>
        label={say.listenMode}
        value={mode}
        options={(['listen', 'whisper', 'barge'] as const).map((value) => ({ value, label: modes[value] }))}
        onChange={setMode}
      />
    </ReasonDialog>
  );
}
