import { useState } from 'react';
import type { StaffUserDto, StaffUsersDto } from '../../../../src/contracts/admin/staff-user.dto.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Badge, Card } from '../../ui/card.js';
import { Table, type Column } from '../../ui/table.js';
import { useWords } from '../../words/catalogue.js';
import { accessWords } from './access-words.js';
import { allRoles } from '../pieces/roles.js';
import { RolesDialog } from './roles-dialog.js';
import { SessionsDialog } from './sessions-dialog.js';
import './users.css';

type Asked = { readonly what: 'roles' | 'sessions'; readonly user: StaffUserDto } | null;

function useColumns(ask: (asked: Asked) => void): readonly Column<StaffUserDto>[] {
  const say = useWords(accessWords);
  return [
    {
      head: say.name,
      cell: ({ name, email, active }) => (
        <div>
          <strong>{name}</strong> {!active && <Badge>{say.closed}</Badge>}
          <div className="quiet small">{email}</div>
        </div>
      ),
    },
    {
      head: say.roles,
      cell: ({ roles }) =>
        allRoles
          .filter((role) => roles.includes(role))
          .map((role) => say[role])
          .join(', '),
    },
    {
      head: say.toDo,
      cell: (user) =>
        user.active && (
          <span className="row">
            <Button onPress={() => ask({ what: 'roles', user })}>
              {say.changeRoles} <span className="only-read">{user.name}</span>
            </Button>
            <Button onPress={() => ask({ what: 'sessions', user })}>
              {say.showSessions} <span className="only-read">{user.name}</span>
            </Button>
          </span>
        ),
    },
  ];
}

/** What staff may do, and where they are signed in. */
export default function UsersPage() {
  const say = useWords(accessWords);
  const [asked, ask] = useState<Asked>(null);
  const users = useAsk<StaffUsersDto>(['admin', 'users'], '/v1/admin/users');
  const columns = useColumns(ask);
  const close = () => ask(null);
  return (
    <Page title={say.title}>
      <Card title={say.accounts}>
        <Answer of={users}>
          {(data) => <Table caption={say.accounts} columns={columns} rows={data.users} rowKey={({ id }) => id} />}
        </Answer>
      </Card>
      {asked?.what === 'roles' && <RolesDialog user={asked.user} onClose={close} />}
      {asked?.what === 'sessions' && <SessionsDialog user={asked.user} onClose={close} />}
    </Page>
  );
}
