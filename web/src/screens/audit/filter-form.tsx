import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { auditWords } from './audit-words.js';
import type { AuditFilters } from './use-audit-filters.js';

interface Props {
  readonly filters: AuditFilters;
  readonly onChange: (change: AuditFilters) => void;
}

const nothing: AuditFilters = { action: '', subjectId: '', userId: '', from: '', to: '', cursor: '' };

export function FilterForm({ filters, onChange }: Props) {
  const say = useWords(auditWords);
  const [typed, setTyped] = useState(filters);
  const put = (name: keyof AuditFilters) => (value: string) => setTyped({ ...typed, [name]: value.trim() });
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    onChange({ ...typed, cursor: '' });
  };
  return (
    <form className="stack" aria-label={say.filters} onSubmit={send}>
      <div className="filters">
        <Field label={say.action} value={typed.action} onChange={put('action')} />
        <Field label={say.subject} value={typed.subjectId} onChange={put('subjectId')} />
        <Field label={say.user} value={typed.userId} onChange={put('userId')} />
        <Field label={say.from} type="datetime-local" value={typed.from} onChange={put('from')} />
        <Field label={say.to} type="datetime-local" value={typed.to} onChange={put('to')} />
      </div>
      <div className="row">
        <Button type="submit" look="main">
          {say.show}
        </Button>
        <Button onPress={() => onChange(nothing)}>{say.all}</Button>
      </div>
    </form>
  );
}
