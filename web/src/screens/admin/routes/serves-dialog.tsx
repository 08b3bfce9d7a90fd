import { useState } from 'react';
import type { ServingCounsellorDto, SetRoutesDto } from '../../../../../src/contracts/admin/counsellor.dto.js';
import type { RouteDto } from '../../../../../src/contracts/admin/route.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Choice, Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { adminWords } from '../admin-words.js';
import { FormDialog } from '../form-dialog.js';
import { routesWords } from './routes-words.js';

const levels = ['0', '1', '2', '3', '4', '5'] as const;
type Level = (typeof levels)[number];

interface Props {
  readonly counsellor: ServingCounsellorDto;
  readonly routes: readonly RouteDto[];
  readonly onClose: () => void;
}

/** Each line with how good they are at it, and what else they can do. */
export function ServesDialog({ counsellor, routes, onClose }: Props) {
  const say = useWords(routesWords);
  const admin = useWords(adminWords);
  const [served, setServed] = useState<Readonly<Record<string, Level>>>(() =>
    Object.fromEntries(counsellor.routes.map(({ routeId, proficiency }) => [routeId, levels[proficiency] ?? '0'])),
  );
  const [skills, setSkills] = useState(counsellor.skills.join(' '));
  const change = useChange(
    (body: SetRoutesDto) => api.put(`/v1/admin/counsellors/${counsellor.id}/routes`, body),
    'admin',
    'board',
  );
  const save = () => {
    const kept = Object.entries(served).map(([routeId, level]) => ({ routeId, proficiency: Number(level) }));
    const body = { routes: kept.filter(({ proficiency }) => proficiency > 0), skills: skills.split(/[\s,]+/).filter(Boolean) };
    change.mutate(body, {
      onSuccess: () => {
        tell(admin.saved);
        onClose();
      },
    });
  };
  return (
    <FormDialog title={say.staffTitle(counsellor.name)} change={change} onSave={save} onClose={onClose}>
      {routes.map(({ id, name }) => (
        <Choice
          key={id}
          label={name}
          value={served[id] ?? '0'}
          options={levels.map((value) => ({ value, label: value === '0' ? say.notServed : say.level(Number(value)) }))}
          onChange={(level) => setServed({ ...served, [id]: level })}
        />
      ))}
      <Field label={say.skills} value={skills} onChange={setSkills} wrong={change.error?.ofField('skills')} />
    </FormDialog>
  );
}
