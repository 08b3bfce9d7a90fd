import { Dialog as Panel, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly children: React.ReactNode;
  readonly onClose: () => void;
  readonly isOpen?: boolean;
  /** False: only its buttons close it. */
  readonly isDismissable?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

/** Holds the focus while it is open and gives it back; Escape closes it. */
export function Dialog({ title, children, onClose, isOpen = true, isDismissable = true, role = 'dialog' }: Props) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="modal">
        <Panel className="dialog" role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Panel>
      </Modal>
    </ModalOverlay>
  );
}
