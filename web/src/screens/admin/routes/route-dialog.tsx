import { useState } from 'react';
import type { CreateRouteDto, RouteDto } from '../../../../../src/contracts/admin/route.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { routesWords } from './routes-words.js';

interface Props {
  readonly siteId: string;
  /** Null: a new one. */
  readonly route: RouteDto | null;
  readonly onClose: () => void;
}

export function RouteDialog({ siteId, route, onClose }: Props) {
  const say = useWords(routesWords);
  const admin = useWords(adminWords);
  const [name, setName] = useState(route?.name ?? '');
  const [language, setLanguage] = useState(route?.language ?? '');
  const [programme, setProgramme] = useState(route?.programme ?? '');
  const [skills, setSkills] = useState(route?.skills.join(' ') ?? '');
  const path = `/v1/admin/sites/${siteId}/routes`;
  const rest = { name, programme: programme.trim() || null, skills: skills.split(/[\s,]+/).filter(Boolean) };
  const change = useChange(
    () => (route ? api.patch(`${path}/${route.id}`, rest) : api.post(path, { ...rest, language } satisfies CreateRouteDto)),
    'admin',
  );
  const save = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        tell(admin.saved);
        onClose();
      },
    });
  const wrong = (field: string) => change.error?.ofField(field);
  return (
    <FormDialog title={route ? say.changeTitle(route.name) : say.addTitle} change={change} onSave={save} onClose={onClose}>
      <Field label={admin.name} value={name} onChange={setName} wrong={wrong('name')} autoFocus />
      {!route && (
        <Field label={say.language} hint={say.languageHint} value={language} onChange={setLanguage} wrong={wrong('language')} />
      )}
      <Field
        label={say.programme}
        hint={say.programmeHint}
        value={programme}
        onChange={setProgramme}
        wrong={wrong('programme')}
      />
      <Field label={say.skills} hint={say.skillsHint} value={skills} onChange={setSkills} wrong={wrong('skills')} />
    </FormDialog>
  );
}
