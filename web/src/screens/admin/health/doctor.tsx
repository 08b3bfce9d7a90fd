import type { DoctorDto } from '../../../../../src/contracts/admin/health.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { healthWords } from './health-words.js';

function Findings({ found: { checks, violations, warnings } }: { readonly found: DoctorDto }) {
  const say = useWords(healthWords);
  const format = useFormat();
  return (
    <div className="stack">
      {violations.length === 0 ? (
        <Note tone="good">{say.healthy(format.number(checks))}</Note>
      ) : (
        <Note tone="alarm">{say.broken(format.number(violations.length))}</Note>
      )}
      <ul className="lines">
        {violations.map(({ promise, rule, id, what }) => (
          <li key={`${rule} ${id}`}>
            <span className="grow">
              <strong>{say.promise(String(promise))}</strong> {what}
              <span className="quiet small"> · {rule}</span>
            </span>
          </li>
        ))}
      </ul>
      {warnings.map((warning) => (
        <Note key={warning} tone="warn">
          {warning}
        </Note>
      ))}
    </div>
  );
}

/** What `npm run doctor` says, asked from here. */
export function Doctor() {
  const say = useWords(healthWords);
  const sentence = useProblemSentence();
  const examine = useChange(() => api.get<DoctorDto>('/v1/admin/health/doctor'));
  return (
    <Card title={say.doctor}>
      <p>{say.doctorWhy}</p>
      <div role="status">{examine.data && !examine.isPending && <Findings found={examine.data} />}</div>
      {examine.error && <Note tone="alarm">{sentence(examine.error)}</Note>}
      <div>
        <Button onPress={() => examine.mutate()} isPending={examine.isPending}>
          {examine.isPending ? say.examining : say.examine}
        </Button>
      </div>
    </Card>
  );
}
