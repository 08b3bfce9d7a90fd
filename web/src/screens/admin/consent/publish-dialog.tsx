import { useState } from 'react';
import type { PublishConsentTextDto } from '../../../../../src/contracts/admin/consent-text.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Choice, Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { consentWords } from './consent-words.js';

type Kind = PublishConsentTextDto['kind'];

const kinds = [
  'call_live',
  'call_auto',
  'sms',
  'recording',
  'part2_tpo',
  'part2_named',
  'vob',
] as const satisfies readonly Kind[];

/** `purpose: to arrange treatment` on each line. */
function elementsOf(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

interface Props {
  readonly siteId: string;
  readonly onClose: () => void;
}

/** What the law asks of the words the server says, element by element (L-102). */
export function PublishDialog({ siteId, onClose }: Props) {
  const say = useWords(consentWords);
  const admin = useWords(adminWords);
  const [kind, setKind] = useState<Kind>('call_live');
  const [language, setLanguage] = useState('en');
  const [version, setVersion] = useState('');
  const [body, setBody] = useState('');
  const [elements, setElements] = useState('');
  const isPart2 = kind === 'part2_tpo' || kind === 'part2_named';
  const change = useChange((text: PublishConsentTextDto) => api.post(`/v1/admin/sites/${siteId}/consent-texts`, text), 'admin');
  const save = () =>
    change.mutate(
      { kind, language, version, body, ...(isPart2 ? { elements: elementsOf(elements) } : {}) },
      {
        onSuccess: () => {
          tell(admin.saved);
          onClose();
        },
      },
    );
  const missing = (change.error?.body.errors ?? []).filter(({ field }) => field.startsWith('elements'));
  const wrong = (field: string) => change.error?.ofField(field);
  return (
    <FormDialog title={say.publishTitle} confirm={say.publish} change={change} onSave={save} onClose={onClose}>
      <Choice label={say.kind} value={kind} options={kinds.map((value) => ({ value, label: say[value] }))} onChange={setKind} />
      <Choice
        label={say.language}
        value={language}
        options={[
          { value: 'en', label: say.english },
          { value: 'es', label: say.spanish },
        ]}
        onChange={setLanguage}
      />
      <Field label={say.version} hint={say.versionHint} value={version} onChange={setVersion} wrong={wrong('version')} />
      <Field label={say.body} rows={6} value={body} onChange={setBody} wrong={wrong('body')} />
      {isPart2 && <Field label={say.elements} hint={say.elementsHint} rows={6} value={elements} onChange={setElements} />}
      {missing.length > 0 && (
        <ul className="lines">
          {missing.map(({ field, message }) => (
            <li key={field} className="wrong-line">
              {field.replace('elements.', '')}: {message}
            </li>
          ))}
        </ul>
      )}
    </FormDialog>
  );
}
