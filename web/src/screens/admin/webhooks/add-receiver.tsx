import { useState } from 'react';
import type { CreatedReceiverDto } from '../../../../../src/contracts/webhooks/receiver.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { Secret } from '../secret.js';
import { webhooksWords } from './webhooks-words.js';

/** Which events there are the server says when one of them is none. */
export function AddReceiver({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(webhooksWords);
  const admin = useWords(adminWords);
  const [url, setUrl] = useState('https://');
  const [description, setDescription] = useState('');
  const [events, setEvents] = useState('');
  const change = useChange(
    () => api.post<CreatedReceiverDto>('/v1/admin/webhooks', { url, description, events: events.split(/\s+/).filter(Boolean) }),
    'admin',
  );
  if (change.data)
    return (
      <Dialog title={say.secretTitle} onClose={onClose} isDismissable={false}>
        <p>{admin.once}</p>
        <Secret value={change.data.secret} />
        <div className="buttons">
          <Button look="main" onPress={onClose}>
            {admin.close}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <FormDialog title={say.addTitle} confirm={say.add} change={change} onSave={() => change.mutate()} onClose={onClose}>
      <Field label={say.url} hint={say.urlHint} value={url} onChange={setUrl} wrong={change.error?.ofField('url')} autoFocus />
      <Field label={say.description} value={description} onChange={setDescription} wrong={change.error?.ofField('description')} />
      <Field label={say.events} rows={3} value={events} onChange={setEvents} wrong={change.error?.ofField('events')} />
    </FormDialog>
  );
}
