import type { InquiriesDto } from '../../../../../src/contracts/intake/inquiry.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Badge, Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { recordWords } from './record-words.js';
import './record.css';

function Wrote({ inquiries }: InquiriesDto) {
  const say = useWords(recordWords);
  const format = useFormat();
  return (
    <ul className="lines">
      {inquiries.map(({ id, receivedAt, from, language, aboutSomeoneElse, message }) => (
        <li key={id}>
          <span className="grow stack">
            {aboutSomeoneElse && (
              <span>
                <Badge tone="warn">{say.forSomeoneElse}</Badge>
              </span>
            )}
            <span className="note-text" lang={language}>
              {message}
            </span>
            <span className="quiet small">{say.sent(format.when(receivedAt), from)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What they wrote in the form, word for word, newest first; nothing where they wrote nothing. */
export function InquiriesOf({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(recordWords);
  const asked = useAsk<InquiriesDto>(['intakes', intakeId, 'inquiries'], `/v1/intakes/${intakeId}/inquiries`);
  const written = asked.data?.inquiries.filter(({ message }) => message !== null);
  // What could not be read is said: silence would mean that they wrote nothing.
  if (asked.isPending || written?.length === 0) return null;
  return (
    <Card title={say.wrote}>
      <Answer of={asked}>{() => <Wrote inquiries={written ?? []} />}</Answer>
    </Card>
  );
}
