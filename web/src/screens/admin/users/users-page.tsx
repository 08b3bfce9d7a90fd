import { useState } from 'react';
import type { StaffUserDto, StaffUsersDto } from '../../../../../src/contracts/admin/staff-user.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card } from '../../../ui/card.js';
import { Table, type Column } from '../../../ui/table.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useName } from '../../pieces/use-name.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { SettingsPage } from '../settings-page.js';
import { AddUser } from './add-user.js';
import { TakesCalls } from './takes-calls.js';
import { usersWords } from './users-words.js';

function CloseAccount({ user, onClose }: { readonly user: StaffUserDto; readonly onClose: () => void }) {
  const say = useWords(usersWords);
  const change = useChange(() => api.post(`/v1/admin/users/${user.id}/deactivate`), 'admin', 'board');
  const close = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        tell(say.closed);
        onClose();
      },
    });
  return (
    <FormDialog
      title={say.closeTitle(user.name)}
      confirm={say.closeGo}
      look="danger"
      change={change}
      onSave={close}
      onClose={onClose}
    >
      <p>{say.closeWhy}</p>
    </FormDialog>
  );
}

type Asked = { readonly what: 'close' | 'calls'; readonly user: StaffUserDto } | { readonly what: 'add' } | null;

function useColumns(ask: (asked: Asked) => void): readonly Column<StaffUserDto>[] {
  const say = useWords(usersWords);
  const admin = useWords(adminWords);
  const name = useName();
  const format = useFormat();
  return [
    { head: admin.name, cell: (user) => <strong>{user.name}</strong> },
    { head: say.email, cell: ({ email }) => email },
    { head: say.roles, cell: ({ roles }) => roles.map(name).join(', ') },
    { head: say.since, cell: ({ createdAt }) => format.when(createdAt) },
    {
      head: say.state,
      cell: ({ active }) => <Badge {...(active ? { tone: 'good' as const } : {})}>{active ? say.active : say.inactive}</Badge>,
    },
    {
      head: say.do,
      cell: (user) =>
        user.active && (
          <span className="row">
            {user.roles.includes('counsellor') && (
              <Button onPress={() => ask({ what: 'calls', user })}>
                {say.takesCalls} <span className="only-read">{user.name}</span>
              </Button>
            )}
            <Button look="plain" onPress={() => ask({ what: 'close', user })}>
              {say.close} <span className="only-read">{user.name}</span>
            </Button>
          </span>
        ),
    },
  ];
}

export default function UsersPage() {
  const say = useWords(usersWords);
  const [asked, ask] = useState<Asked>(null);
  const users = useAsk<StaffUsersDto>(['admin', 'users'], '/v1/admin/users');
  const columns = useColumns(ask);
  const close = () => ask(null);
  return (
    <SettingsPage part="users">
      <Card
        title={say.title}
        aside={
          <Button look="main" onPress={() => ask({ what: 'add' })}>
            {say.add}
          </Button>
        }
      >
        <Answer of={users}>
          {(data) => <Table caption={say.title} columns={columns} rows={data.users} rowKey={({ id }) => id} />}
        </Answer>
      </Card>
      {asked?.what === 'add' && <AddUser onClose={close} />}
      {asked?.what === 'close' && <CloseAccount user={asked.user} onClose={close} />}
      {asked?.what === 'calls' && <TakesCalls user={asked.user} onClose={close} />}
    </SettingsPage>
  );
}
