import type { DeskCallDto } from '../../../../../src/contracts/calls/desk.dto.js';
import { api } from '../../../api/client.js';
import { Button } from '../../../ui/button.js';
import { useWords } from '../../../words/catalogue.js';
import { callWords } from './call-words.js';
import { useCallChange } from './use-call-change.js';

export function HoldButton({ call: { id, heldSince } }: { readonly call: DeskCallDto }) {
  const say = useWords(callWords);
  const hold = useCallChange((on: boolean) => api.post(`/v1/calls/${id}/${on ? 'hold' : 'unhold'}`));
  const isHeld = heldSince !== null;
  return (
    <Button shortcut="alt+h" look={isHeld ? 'main' : undefined} isPending={hold.isPending} onPress={() => hold.run(!isHeld)}>
      {isHeld ? say.unhold : say.hold}
    </Button>
  );
}
