import { useState } from 'react';
import type { SitesDto } from '../../../../../src/contracts/admin/site.dto.js';
import type { StaffUserDto } from '../../../../../src/contracts/admin/staff-user.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { Checks } from '../checks.js';
import { FormDialog } from '../form-dialog.js';
import { usersWords } from './users-words.js';

interface Props {
  readonly user: StaffUserDto;
  readonly onClose: () => void;
}

/** A counsellor is on lines, with a phone or a browser. */
export function TakesCalls({ user, onClose }: Props) {
  const say = useWords(usersWords);
  const sites = useAsk<SitesDto>(['admin', 'sites'], '/v1/admin/sites');
  const [phoneNumber, setPhone] = useState('');
  const [routeIds, setRoutes] = useState<readonly string[]>([]);
  const change = useChange(
    () => api.post('/v1/admin/counsellors', { userId: user.id, routeIds, ...(phoneNumber.trim() ? { phoneNumber } : {}) }),
    'admin',
    'board',
  );
  const save = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        tell(say.takesCallsNow);
        onClose();
      },
    });
  const routes = (sites.data?.sites ?? []).flatMap((site) =>
    site.routes.map(({ id, name }) => ({ value: id, label: `${site.name}: ${name}` })),
  );
  return (
    <FormDialog title={say.takesCallsTitle(user.name)} change={change} onSave={save} onClose={onClose}>
      <Field
        type="tel"
        label={say.phone}
        hint={say.phoneHint}
        value={phoneNumber}
        onChange={setPhone}
        wrong={change.error?.ofField('phoneNumber')}
      />
      <Checks
        label={say.routes}
        options={routes}
        chosen={routeIds}
        onChange={setRoutes}
        wrong={change.error?.ofField('routeIds')}
      />
    </FormDialog>
  );
}
