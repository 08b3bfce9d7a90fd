import { useState } from 'react';
import type { DeskCallDto } from '../../../../../../src/contracts/calls/desk.dto.js';
import { Button } from '../../../../ui/button.js';
import { Dialog } from '../../../../ui/dialog.js';
import { useWords } from '../../../../words/catalogue.js';
import { callWords } from '../call-words.js';
import { handOverWords } from './hand-over-words.js';
import { Receivers } from './receivers.js';
import { isGoingOn } from './is-going-on.js';

export function HandOverButton({ call }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const words = useWords(handOverWords);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Button shortcut="alt+t" isDisabled={isGoingOn(call.handOver)} onPress={() => setChoosing(true)}>
        {say.handOver}
      </Button>
      {isChoosing && (
        <Dialog title={words.title} onClose={() => setChoosing(false)}>
          <p className="quiet">{words.hint}</p>
          <Receivers call={call} onStarted={() => setChoosing(false)} />
        </Dialog>
      )}
    </>
  );
}
