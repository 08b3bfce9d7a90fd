import { useState } from 'react';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import type { ChangeRecordingDto } from '../../../../../src/contracts/calls/in-call.dto.js';
import { api } from '../../../api/client.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { deskWords } from '../desk-words.js';
import { callWords } from './call-words.js';
import { useCallChange } from './use-call-change.js';

interface AskProps {
  readonly onStart: (consentNote: string) => void;
  readonly onClose: () => void;
}

function AskConsent({ onStart, onClose }: AskProps) {
  const say = useWords(callWords);
  const words = useWords(deskWords);
  const [note, setNote] = useState('');
  return (
    <Dialog title={say.recordTitle} onClose={onClose}>
      <p>{say.recordHint}</p>
      <Field label={say.recordHow} value={note} onChange={setNote} maxLength={500} autoFocus />
      <div className="buttons">
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button look="main" isDisabled={note.trim().length < 3} onPress={() => onStart(note.trim())}>
          {say.recordStart}
        </Button>
      </div>
    </Dialog>
  );
}

/** Nothing is recorded before they agreed; it can be paused, and taken back. */
export function RecordButton({ call: { id, recording } }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const [isAsking, setAsking] = useState(false);
  const change = useCallChange((body: ChangeRecordingDto) => api.post(`/v1/calls/${id}/recording`, body));
  const isRunning = recording?.state === 'in-progress' || recording?.state === 'intended';
  if (isRunning || recording?.state === 'paused')
    return (
      <>
        <Button
          shortcut="alt+r"
          isPending={change.isPending}
          onPress={() => change.run({ action: isRunning ? 'pause' : 'resume' })}
        >
          {isRunning ? say.pause : say.resume}
        </Button>
        <Button look="plain" onPress={() => change.run({ action: 'opt-out' })}>
          {say.stopRecording}
        </Button>
      </>
    );
  const start = (consentNote: string) => {
    setAsking(false);
    change.run({ action: 'start', consentNote });
  };
  return (
    <>
      <Button shortcut="alt+r" isPending={change.isPending} onPress={() => setAsking(true)}>
        {say.record}
      </Button>
      {isAsking && <AskConsent onStart={start} onClose={() => setAsking(false)} />}
    </>
  );
}
