import { useState } from 'react';
import type { SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import type { ScriptLineDto, ScriptsDto } from '../../../../../src/contracts/admin/script.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card } from '../../../ui/card.js';
import { Choice, Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { SettingsPage } from '../settings-page.js';
import { useSites } from '../sites/use-sites.js';
import { scriptsWords } from './scripts-words.js';

interface LineProps {
  readonly siteId: string;
  readonly line: ScriptLineDto;
  readonly onClose: () => void;
}

function ChangeLine({ siteId, line, onClose }: LineProps) {
  const say = useWords(scriptsWords);
  const admin = useWords(adminWords);
  const [text, setText] = useState(line.text);
  const change = useChange(
    () => api.put(`/v1/admin/sites/${siteId}/scripts/${line.key}`, { language: line.language, text }),
    'admin',
  );
  const save = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        tell(admin.saved);
        onClose();
      },
    });
  const hint = line.placeholders.length > 0 ? { hint: say.places(line.placeholders.map((name) => `{${name}}`).join(' ')) } : {};
  return (
    <FormDialog title={line.key} change={change} onSave={save} onClose={onClose}>
      <Field label={say.text} rows={4} value={text} onChange={setText} wrong={change.error?.ofField('text')} {...hint} />
    </FormDialog>
  );
}

function Lines({ site }: { readonly site: SiteDto }) {
  const say = useWords(scriptsWords);
  const [language, setLanguage] = useState<ScriptLineDto['language']>('en');
  const [chosen, choose] = useState<ScriptLineDto | null>(null);
  const scripts = useAsk<ScriptsDto>(['admin', 'sites', site.id, 'scripts'], `/v1/admin/sites/${site.id}/scripts`);
  return (
    <Card title={`${site.name}: ${say.lines}`}>
      <p className="quiet">{say.why}</p>
      <div className="filters">
        <Choice
          label={say.language}
          value={language}
          options={[
            { value: 'en', label: say.english },
            { value: 'es', label: say.spanish },
          ]}
          onChange={setLanguage}
        />
      </div>
      <Answer of={scripts} lines={8}>
        {({ lines }) => (
          <ul className="lines">
            {lines
              .filter((line) => line.language === language)
              .map((line) => (
                <li key={line.key}>
                  <span className="grow">
                    <span className="row">
                      <strong className="small">{line.key}</strong>
                      <Badge {...(line.isDefault ? {} : { tone: 'good' as const })}>
                        {line.isDefault ? say.standard : say.own}
                      </Badge>
                    </span>
                    <span lang={line.language}>{line.text}</span>
                  </span>
                  <Button onPress={() => choose(line)}>
                    {say.change} <span className="only-read">{line.key}</span>
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </Answer>
      {chosen && <ChangeLine siteId={site.id} line={chosen} onClose={() => choose(null)} />}
    </Card>
  );
}

export default function ScriptsPage() {
  const sites = useSites();
  return (
    <SettingsPage part="scripts">
      <Answer of={sites} lines={6}>
        {(data) => data.sites.map((site) => <Lines key={site.id} site={site} />)}
      </Answer>
    </SettingsPage>
  );
}
