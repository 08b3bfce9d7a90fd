import { Link } from 'react-router';
import type { IntakePageDto } from '../../../../../src/contracts/intake.dto.js';
import { withQuery } from '../../../api/client.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { idleWords } from './idle-words.js';

export function FollowUps() {
  const say = useWords(idleWords);
  const format = useFormat();
  const mine = useAsk<IntakePageDto>(['intakes', 'mine', 'today'], withQuery('/v1/intakes', { owner: 'me', due: 'today' }));
  return (
    <Card title={say.followUps}>
      <Answer of={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty says={say.followUpsNone} />
          ) : (
            <ul>
              {items.map((intake) => (
                <li key={intake.id} className="work-item">
                  <div>
                    <div className="row">
                      <Link to={`/intakes/${intake.id}`}>{intake.initials ?? say.noName}</Link>
                      {intake.overdue && <Badge tone="warn">{say.overdue}</Badge>}
                    </div>
                    <div className="quiet small">
                      {intake.nextStep}
                      {intake.nextStepDueAt && ` · ${say.by(format.when(intake.nextStepDueAt))}`}
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}
