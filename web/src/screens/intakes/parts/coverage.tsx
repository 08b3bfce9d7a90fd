import type { IntakeBenefitsDto } from '../../../../../src/contracts/benefits/benefits.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { intakeWords } from '../intake-words.js';

/** What the insurer was asked, and every answer so far. */
export function Coverage({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const format = useFormat();
  const benefits = useAsk<IntakeBenefitsDto>(['benefits', intakeId], `/v1/intakes/${intakeId}/benefits`);
  return (
    <Card title={say.coverage}>
      <Answer of={benefits}>
        {({ requests, answers }) => (
          <>
            {requests.length === 0 && <Empty says={say.coverageNone} />}
            <ul className="lines">
              {requests.map((request) => (
                <li key={request.id}>
                  <span className="grow">
                    <strong>{request.payerName}</strong> {request.because}{' '}
                    <span className="quiet small">
                      {request.endedAt === null && say.expectedBy(format.when(request.expectedBy))}
                    </span>
                  </span>
                  {request.overdue && <Badge tone="warn">{say.overdue}</Badge>}
                </li>
              ))}
              {answers.map((answer) => (
                <li key={answer.id}>
                  <span className="grow">
                    {answer.payerName} {answer.planName} <span className="quiet small">{format.when(answer.receivedAt)}</span>
                  </span>
                  {answer.active !== null && (
                    <Badge tone={answer.active ? 'good' : 'warn'}>{answer.active ? say.active : say.notActive}</Badge>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Card>
  );
}
