import { useState } from 'react';
import type { SourceFormDto, WriteSourceFormDto } from '../../../../../src/contracts/admin/source-form.dto.js';
import type { SourceDetailDto } from '../../../../../src/contracts/admin/source.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { Checks } from '../checks.js';
import { Secret } from '../secret.js';
import { sourcesWords } from './sources-words.js';

type Language = WriteSourceFormDto['languages'][number];

/** The public form of a source, and what a website has to hold to show it. */
export function SourceForm({ detail }: { readonly detail: SourceDetailDto }) {
  const say = useWords(sourcesWords);
  const sentence = useProblemSentence();
  const [slug, setSlug] = useState('');
  const [languages, setLanguages] = useState<readonly Language[]>(['en', 'es']);
  const [framedBy, setFramedBy] = useState(detail.allowedOrigins.join('\n'));
  const change = useChange(
    () =>
      api.put<SourceFormDto>(`/v1/admin/sources/${detail.id}/form`, {
        slug,
        languages,
        framedBy: framedBy.split(/\s+/).filter(Boolean),
        enabled: true,
      }),
    'admin',
  );
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate();
  };
  const wrong = (field: string) => change.error?.ofField(field);
  return (
    <form className="stack" onSubmit={save}>
      <h3>{say.form}</h3>
      <Field label={say.slug} hint={say.slugHint} value={slug} onChange={setSlug} wrong={wrong('slug')} />
      <Checks<Language>
        label={say.languages}
        options={[
          { value: 'en', label: say.english },
          { value: 'es', label: say.spanish },
        ]}
        chosen={languages}
        onChange={setLanguages}
        wrong={wrong('languages')}
      />
      <Field
        rows={2}
        label={say.framedBy}
        hint={say.framedByHint}
        value={framedBy}
        onChange={setFramedBy}
        wrong={wrong('framedBy')}
      />
      {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
      {change.data && (
        <>
          <p>
            {say.formAt}: <a href={change.data.url}>{change.data.url}</a>
          </p>
          <p>{say.embed}</p>
          <Secret value={change.data.embed} />
        </>
      )}
      <div>
        <Button type="submit" isPending={change.isPending}>
          {say.makeForm}
        </Button>
      </div>
    </form>
  );
}
