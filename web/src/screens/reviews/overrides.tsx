import { useState } from 'react';
import { Link } from 'react-router';
import type { OverrideDto, OverridesDto } from '../../../../src/contracts/intake/override.dto.js';
import { api } from '../../api/client.js';
import { useAsk, useChange } from '../../api/queries.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Card, Empty } from '../../ui/card.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { factNamesWords } from '../pieces/fact-names.js';
import { ReasonDialog } from '../pieces/reason-dialog.js';
import { useName } from '../pieces/use-name.js';
import { reviewsWords } from './reviews-words.js';

function Look({ override, onClose }: { readonly override: OverrideDto; readonly onClose: () => void }) {
  const say = useWords(reviewsWords);
  const change = useChange((note: string) => api.post(`/v1/overrides/${override.id}/review`, { note }), 'intakes');
  const look = (note: string) =>
    change.mutate(note, {
      onSuccess: () => {
        tell(say.looked);
        onClose();
      },
    });
  return (
    <ReasonDialog
      title={say.lookTitle}
      explains={override.reason}
      confirm={say.look}
      change={change}
      onConfirm={look}
      onClose={onClose}
    />
  );
}

export function Overrides() {
  const say = useWords(reviewsWords);
  const facts: Readonly<Record<string, string>> = useWords(factNamesWords);
  const name = useName();
  const format = useFormat();
  const [chosen, choose] = useState<OverrideDto | null>(null);
  const overrides = useAsk<OverridesDto>(['intakes', 'overrides'], '/v1/overrides');
  return (
    <Card title={say.overrides}>
      <p className="quiet">{say.overridesWhy}</p>
      <Answer of={overrides}>
        {(data) => (
          <>
            {data.overrides.length === 0 && <Empty says={say.overridesNone} />}
            <ul className="lines">
              {data.overrides.map((override) => (
                <li key={override.id}>
                  <span className="grow">
                    <strong>{say.overrideLine(override.byName, name(override.to), format.when(override.at))}</strong>{' '}
                    {override.reason}{' '}
                    <span className="quiet small">
                      {say.leftOpen(override.leftOpen.map((fact) => facts[fact] ?? fact).join(' · '))}
                    </span>{' '}
                    <Link to={`/intakes/${override.intakeId}`}>{say.openIntake}</Link>
                  </span>
                  <Button onPress={() => choose(override)}>{say.look}</Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
      {chosen && <Look override={chosen} onClose={() => choose(null)} />}
    </Card>
  );
}
