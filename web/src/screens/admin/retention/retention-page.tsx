import { useState } from 'react';
import type { RetentionDto, WriteRetentionDto } from '../../../../../src/contracts/admin/retention.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Card, Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { adminWords } from '../admin-words.js';
import { SettingsPage } from '../settings-page.js';
import { retentionWords } from './retention-words.js';

function Times({ retention: { version, kept, classes, changedBy, changedAt, reason } }: { readonly retention: RetentionDto }) {
  const say = useWords(retentionWords);
  const admin = useWords(adminWords);
  const format = useFormat();
  const sentence = useProblemSentence();
  const [counts, setCounts] = useState(() =>
    Object.fromEntries(Object.entries(kept).map(([name, count]) => [name, String(count)])),
  );
  const [why, setWhy] = useState('');
  const change = useChange((body: WriteRetentionDto) => api.put<RetentionDto>('/v1/admin/retention', body), 'admin');
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    const numbers = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)]));
    change.mutate({ kept: numbers, reason: why }, { onSuccess: () => tell(admin.saved) });
  };
  const unitOf = (unit: string) => (unit === 'days' ? say.days : say.months);
  return (
    <form className="stack" onSubmit={save}>
      <p className="quiet">
        {version === 0 || changedAt === null
          ? say.standard
          : say.changed(changedBy ?? say.someone, format.when(changedAt), reason ?? '')}
      </p>
      {classes.map(({ name, what, unit, least, most, from, source }) => (
        <Field
          key={name}
          label={`${what} (${unitOf(unit)})`}
          hint={`${say.from(least, most, unitOf(unit), from)}. ${source}`}
          inputMode="numeric"
          value={counts[name] ?? ''}
          onChange={(count) => setCounts({ ...counts, [name]: count })}
          wrong={change.error?.ofField(`kept.${name}`)}
        />
      ))}
      <Field label={say.reason} value={why} onChange={setWhy} wrong={change.error?.ofField('reason')} />
      {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
      <div>
        <Button type="submit" look="main" isPending={change.isPending}>
          {admin.save}
        </Button>
      </div>
    </form>
  );
}

export default function RetentionPage() {
  const say = useWords(retentionWords);
  const retention = useAsk<RetentionDto>(['admin', 'retention'], '/v1/admin/retention');
  return (
    <SettingsPage part="retention">
      <Card title={say.title}>
        <p>{say.why}</p>
        <Answer of={retention} lines={6}>
          {(data) => <Times key={data.version} retention={data} />}
        </Answer>
      </Card>
    </SettingsPage>
  );
}
