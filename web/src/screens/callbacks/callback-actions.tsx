import { useState } from 'react';
import type { CallbackDto } from '../../../../src/contracts/callback.dto.js';
import { useHasRole } from '../../app/session-context.js';
import { Button } from '../../ui/button.js';
import { useWords } from '../../words/catalogue.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { WhyWaited } from '../pieces/why-waited.js';
import { callbackWords } from './callback-words.js';
import { AssignDialog } from './dialogs/assign-dialog.js';
import { CancelDialog } from './dialogs/cancel-dialog.js';
import { RescheduleDialog } from './dialogs/reschedule-dialog.js';

const dialogs = { assign: AssignDialog, reschedule: RescheduleDialog, cancel: CancelDialog };

/** Why it waits, and what can be done with an open callback by hand. */
export function CallbackActions({ callback }: { readonly callback: CallbackDto }) {
  const say = useWords(callbackWords);
  const pieces = useWords(piecesWords);
  const mayAssign = useHasRole('supervisor', 'manager');
  const [asked, ask] = useState<'why' | keyof typeof dialogs | null>(null);
  const who = <span className="only-read">{callback.initials ?? pieces.noName}</span>;
  const close = () => ask(null);
  const AskedDialog = asked === null || asked === 'why' ? null : dialogs[asked];
  return (
    <span className="row">
      <Button look="plain" onPress={() => ask('why')}>
        {say.whyWait} {who}
      </Button>
      {callback.endedAt === null && (
        <>
          {mayAssign && (
            <Button onPress={() => ask('assign')}>
              {say.assign} {who}
            </Button>
          )}
          <Button onPress={() => ask('reschedule')}>
            {say.reschedule} {who}
          </Button>
          <Button look="plain" onPress={() => ask('cancel')}>
            {say.cancel} {who}
          </Button>
        </>
      )}
      {asked === 'why' && <WhyWaited callbackId={callback.id} onClose={close} />}
      {AskedDialog && <AskedDialog callback={callback} onClose={close} />}
    </span>
  );
}
