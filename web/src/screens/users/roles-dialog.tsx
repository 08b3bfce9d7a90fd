import { useState } from 'react';
import type { SetRolesDto, StaffUserDto } from '../../../../src/contracts/admin/staff-user.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Dialog } from '../../ui/dialog.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { allRoles } from '../pieces/roles.js';
import { accessWords } from './access-words.js';

type Role = SetRolesDto['roles'][number];

interface Props {
  readonly user: StaffUserDto;
  readonly onClose: () => void;
}

export function RolesDialog({ user, onClose }: Props) {
  const say = useWords(accessWords);
  const sentence = useProblemSentence();
  const [chosen, setChosen] = useState<readonly string[]>(user.roles);
  const change = useChange(() => api.put(`/v1/admin/users/${user.id}/roles`, { roles: chosen }), 'admin', 'board');
  const done = () => {
    tell(say.rolesSaved(user.name));
    onClose();
  };
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate(undefined, { onSuccess: done });
  };
  const toggle = (role: Role, isOn: boolean) => setChosen(allRoles.filter((one) => (one === role ? isOn : chosen.includes(one))));
  return (
    <Dialog title={say.rolesOf(user.name)} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <fieldset className="roles">
          <legend className="only-read">{say.roles}</legend>
          {allRoles.map((role) => (
            <label key={role} className="role">
              <input type="checkbox" checked={chosen.includes(role)} onChange={({ target }) => toggle(role, target.checked)} />
              {say[role]}
            </label>
          ))}
        </fieldset>
        {change.error && <Note tone="alarm">{change.error.ofField('roles') ?? sentence(change.error)}</Note>}
        <div className="buttons">
          <Button onPress={onClose}>{say.cancel}</Button>
          <Button type="submit" look="main" isPending={change.isPending}>
            {say.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
