import type { DisclosuresDto } from '../../../../../src/contracts/disclosures/disclosure.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card, Empty } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { personWords } from '../person-words.js';

/** To whom what was told, and what was stopped. */
export function Disclosures({ personId }: { readonly personId: string }) {
  const say = useWords(personWords);
  const format = useFormat();
  const told = useAsk<DisclosuresDto>(['people', personId, 'disclosures'], `/v1/people/${personId}/disclosures`);
  return (
    <Card title={say.disclosures}>
      <Answer of={told}>
        {({ disclosures }) =>
          disclosures.length === 0 ? (
            <Empty says={say.disclosuresNone} />
          ) : (
            <ul className="lines">
              {disclosures.map((one) => (
                <li key={one.id}>
                  <span className="grow">
                    <strong>{say.toWhom(one.recipient, one.purpose)}</strong> {one.fields.join(', ')} {one.because}{' '}
                    <span className="quiet small">
                      {one.by ?? say.programme}, {format.when(one.at)}
                    </span>
                  </span>
                  <Badge tone={one.outcome === 'made' ? 'calm' : 'warn'}>{say[one.outcome]}</Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}
