import { useLayoutEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { SessionDto } from '../../../../src/contracts/session.dto.js';
import { useWords } from '../../words/catalogue.js';
import { doorsWords } from '../doors/doors-words.js';
import { LeaveButton } from '../doors/gate.js';
import { ProofForm } from '../doors/proof-form.js';
import { LineWhileLocked } from './line-while-locked.js';
import './lock.css';

/** The name of a tab tells of people too. */
function useNothingShown(title: string): void {
  useLayoutEffect(() => {
    const before = document.title;
    document.documentElement.dataset['locked'] = '';
    document.title = `${title} · Ringback`;
    return () => {
      delete document.documentElement.dataset['locked'];
      document.title = before;
    };
  }, [title]);
}

/** Over everything (L-202). What it hides stays as it was left; a call and the saving of notes go on. */
export function LockScreen({ session }: { readonly session: SessionDto }) {
  const say = useWords(doorsWords);
  useNothingShown(say.lockedTitle);
  return (
    <ModalOverlay className="lock" isOpen isKeyboardDismissDisabled>
      <Modal className="lock-panel">
        <Dialog className="dialog">
          <Heading slot="title" level={1}>
            {say.lockedTitle}
          </Heading>
          <div>
            <p>{say.lockedFor(session.user.name)}</p>
            <p className="quiet">{say.lockedKept}</p>
          </div>
          {session.roles.includes('counsellor') && <LineWhileLocked />}
          <ProofForm ways={['password', 'passkey']} go={say.unlock}>
            <LeaveButton />
          </ProofForm>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
