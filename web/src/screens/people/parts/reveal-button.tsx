import { useState } from 'react';
import type { PersonDto, RevealedNumberDto } from '../../../../../src/contracts/person.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { ReasonDialog } from '../../pieces/reason-dialog.js';
import { personWords } from '../person-words.js';

/** The number is masked; whoever needs it whole says why. It leaves the screen with the dialog. */
export function RevealButton({ person }: { readonly person: PersonDto }) {
  const say = useWords(personWords);
  const [isOpen, open] = useState(false);
  return (
    <span className="row">
      <span className="big-number">{person.phoneNumber ?? say.noNumber}</span>
      {person.phoneNumber && (
        <Button shortcut="alt+j" onPress={() => open(true)}>
          {say.reveal}
        </Button>
      )}
      {isOpen && <Reveal personId={person.id} onClose={() => open(false)} />}
    </span>
  );
}

function Reveal({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const say = useWords(personWords);
  const pieces = useWords(piecesWords);
  const change = useChange(
    (reason: string) => api.post<RevealedNumberDto>(`/v1/people/${personId}/reveal`, { reason }),
    'people',
  );
  if (change.data)
    return (
      <Dialog title={say.revealed} onClose={onClose}>
        <p className="big-number">{change.data.phoneNumber}</p>
        {change.data.extension && <p>{say.extension(change.data.extension)}</p>}
        <div className="buttons">
          <Button look="main" onPress={onClose}>
            {pieces.close}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <ReasonDialog
      title={say.revealTitle}
      explains={say.revealExplains}
      confirm={say.revealGo}
      change={change}
      onConfirm={(reason) => change.mutate(reason)}
      onClose={onClose}
    />
  );
}
