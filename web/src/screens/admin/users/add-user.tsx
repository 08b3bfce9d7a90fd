import { useState } from 'react';
import type { CreateStaffUserDto } from '../../../../../src/contracts/admin/staff-user.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { allRoles } from '../../pieces/roles.js';
import { useName } from '../../pieces/use-name.js';
import { adminWords } from '../admin-words.js';
import { Checks } from '../checks.js';
import { FormDialog } from '../form-dialog.js';
import { usersWords } from './users-words.js';

type Role = CreateStaffUserDto['roles'][number];
type NewUser = Pick<CreateStaffUserDto, keyof CreateStaffUserDto>;

export function AddUser({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(usersWords);
  const admin = useWords(adminWords);
  const name = useName();
  const [user, setUser] = useState<NewUser>({ name: '', email: '', password: '', roles: ['counsellor'] });
  const change = useChange(() => api.post('/v1/admin/users', user), 'admin');
  const add = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        tell(say.added(user.name));
        onClose();
      },
    });
  const wrong = (field: string) => change.error?.ofField(field);
  return (
    <FormDialog title={say.addTitle} confirm={say.add} change={change} onSave={add} onClose={onClose}>
      <Field
        label={admin.name}
        value={user.name}
        onChange={(value) => setUser({ ...user, name: value })}
        wrong={wrong('name')}
        autoFocus
      />
      <Field
        type="email"
        label={say.email}
        value={user.email}
        onChange={(email) => setUser({ ...user, email })}
        wrong={wrong('email')}
      />
      <Field
        type="password"
        autoComplete="new-password"
        label={say.password}
        hint={say.passwordHint}
        value={user.password}
        onChange={(password) => setUser({ ...user, password })}
        wrong={wrong('password')}
      />
      <Checks<Role>
        label={say.roles}
        options={allRoles.map((value) => ({ value, label: name(value) }))}
        chosen={user.roles}
        onChange={(chosen) => setUser({ ...user, roles: [...chosen] })}
        wrong={wrong('roles')}
      />
    </FormDialog>
  );
}
