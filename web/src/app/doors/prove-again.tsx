import { useSyncExternalStore } from 'react';
import { proveAgain } from '../../api/refusal.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { useWords } from '../../words/catalogue.js';
import { doorsWords } from './doors-words.js';
import { ProofForm } from './proof-form.js';

/** Asked over whatever was refused; what was refused is then done, or left as it was. */
export function ProveAgain() {
  const say = useWords(doorsWords);
  const refused = useSyncExternalStore(proveAgain.listen, proveAgain.current);
  if (!refused) return null;
  const cancel = () => proveAgain.answer(false);
  return (
    <Dialog title={say.proveTitle} onClose={cancel}>
      <p>{say.proveWhy}</p>
      <ProofForm ways={['password', 'code', 'passkey']} go={say.proveGo} onProven={() => proveAgain.answer(true)}>
        <Button size="big" onPress={cancel}>
          {say.cancel}
        </Button>
      </ProofForm>
    </Dialog>
  );
}
