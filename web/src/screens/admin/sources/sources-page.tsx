import { useState } from 'react';
import type { CreatedSourceDto, SourceDto, SourcesDto } from '../../../../../src/contracts/admin/source.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { Dialog } from '../../../ui/dialog.js';
import { Choice, Field } from '../../../ui/field.js';
import { Table, type Column } from '../../../ui/table.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { Secret } from '../secret.js';
import { SettingsPage } from '../settings-page.js';
import { SourceDialog } from './source-dialog.js';
import { sourcesWords } from './sources-words.js';

function useColumns(onOpen: (source: SourceDto) => void): readonly Column<SourceDto>[] {
  const say = useWords(sourcesWords);
  const admin = useWords(adminWords);
  return [
    { head: admin.name, cell: ({ name }) => <strong>{name}</strong> },
    { head: say.kind, cell: ({ kind }) => say[kind] },
    { head: say.trust, cell: ({ trust }) => say[trust === 'partner' ? 'trust-partner' : trust] },
    {
      head: say.state,
      cell: ({ disabledAt }) => (
        <Badge {...(disabledAt ? {} : { tone: 'good' as const })}>{disabledAt ? say.disabled : say.active}</Badge>
      ),
    },
    {
      head: say.do,
      cell: (source) => (
        <Button onPress={() => onOpen(source)}>
          {say.open} <span className="only-read">{source.name}</span>
        </Button>
      ),
    },
  ];
}

/** Its key is shown once, in the same dialog. */
function AddSource({ onClose }: { readonly onClose: () => void }) {
  const say = useWords(sourcesWords);
  const admin = useWords(adminWords);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<SourceDto['kind']>('website');
  const change = useChange(() => api.post<CreatedSourceDto>('/v1/admin/sources', { name, kind }), 'admin');
  if (change.data)
    return (
      <Dialog title={say.keyTitle(change.data.name)} onClose={onClose} isDismissable={false}>
        <p>{admin.once}</p>
        <Secret value={change.data.key} />
        <div className="buttons">
          <Button look="main" onPress={onClose}>
            {admin.close}
          </Button>
        </div>
      </Dialog>
    );
  return (
    <FormDialog title={say.addTitle} confirm={admin.add} change={change} onSave={() => change.mutate()} onClose={onClose}>
      <Field label={admin.name} value={name} onChange={setName} wrong={change.error?.ofField('name')} autoFocus />
      <Choice
        label={say.kind}
        value={kind}
        options={[
          { value: 'website', label: say.website },
          { value: 'partner', label: say.partner },
        ]}
        onChange={setKind}
      />
    </FormDialog>
  );
}

export default function SourcesPage() {
  const say = useWords(sourcesWords);
  const admin = useWords(adminWords);
  const [opened, open] = useState<SourceDto | 'new' | null>(null);
  const sources = useAsk<SourcesDto>(['admin', 'sources'], '/v1/admin/sources');
  const columns = useColumns(open);
  return (
    <SettingsPage part="sources">
      <Card
        title={say.title}
        aside={
          <Button look="main" onPress={() => open('new')}>
            {admin.add}
          </Button>
        }
      >
        <Answer of={sources}>
          {(data) =>
            data.sources.length === 0 ? (
              <Empty says={say.none} />
            ) : (
              <Table caption={say.title} columns={columns} rows={data.sources} rowKey={({ id }) => id} />
            )
          }
        </Answer>
      </Card>
      {opened === 'new' && <AddSource onClose={() => open(null)} />}
      {opened !== null && opened !== 'new' && <SourceDialog source={opened} onClose={() => open(null)} />}
    </SettingsPage>
  );
}
