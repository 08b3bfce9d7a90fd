import { useState } from 'react';
import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { api } from '../../../api/client.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { useWords } from '../../../words/catalogue.js';
import { callWords } from './call-words.js';
import { useCallChange } from './use-call-change.js';

export function HangUpButton({ call: { id } }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const [isAsking, setAsking] = useState(false);
  const hangUp = useCallChange(() => api.post(`/v1/calls/${id}/hang-up`));
  return (
    <>
      <Button look="danger" shortcut="alt+e" onPress={() => setAsking(true)} isPending={hangUp.isPending}>
        {say.hangUp}
      </Button>
      {isAsking && (
        <Dialog title={say.hangUpTitle} onClose={() => setAsking(false)}>
          <p>{say.hangUpHint}</p>
          <div className="buttons">
            <Button onPress={() => setAsking(false)}>{say.hangUpStay}</Button>
            <Button
              look="alarm"
              autoFocus
              onPress={() => {
                setAsking(false);
                hangUp.run();
              }}
            >
              {say.hangUp}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
