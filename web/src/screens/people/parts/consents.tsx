import { useState } from 'react';
import type { ConsentEventDto, ConsentsDto, ConsentStateDto } from '../../../../../src/contracts/consent.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Badge, Card, type Tone } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { personWords } from '../person-words.js';

const tones: Readonly<Record<ConsentStateDto['state'], Tone | undefined>> = {
  granted: 'good',
  none: undefined,
  expired: 'warn',
  revoked: 'alarm',
  frozen: 'warn',
};

function Events({ events }: { readonly events: readonly ConsentEventDto[] }) {
  const say = useWords(personWords);
  const format = useFormat();
  return (
    <ul className="lines">
      {events.map((event) => (
        <li key={event.id}>
          <span className="grow">
            <strong>{`${event.kind}: ${event.action}`}</strong>{' '}
            <span className="quiet small">{say.by(event.channel, format.when(event.effectiveAt))}</span> {event.because}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How every consent stands, in the server's sentences. */
export function Consents({ personId }: { readonly personId: string }) {
  const say = useWords(personWords);
  const [isLong, setLong] = useState(false);
  const consents = useAsk<ConsentsDto>(['people', personId, 'consents'], `/v1/people/${personId}/consents`);
  return (
    <Card title={say.consents}>
      <Answer of={consents}>
        {({ states, events }) => (
          <>
            <ul className="lines">
              {states.map(({ kind, scope, state, sentence }) => (
                <li key={kind + JSON.stringify(scope)}>
                  <span className="grow">{sentence}</span>
                  <Badge {...(tones[state] ? { tone: tones[state] } : {})}>{say[state]}</Badge>
                </li>
              ))}
            </ul>
            {isLong ? (
              <Events events={events} />
            ) : (
              <div>
                <Button look="plain" onPress={() => setLong(true)}>
                  {say.consentHistory}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Card>
  );
}
