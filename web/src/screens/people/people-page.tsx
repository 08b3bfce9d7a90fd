import { useState } from 'react';
import { Link } from 'react-router';
import type { FoundPeopleDto } from '../../../../src/contracts/people/match.dto.js';
import { withQuery } from '../../api/client.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { Button } from '../../ui/button.js';
import { Card, Empty } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import '../pieces/record/record.css';
import { peopleWords } from './people-words.js';

function Found({ search }: { readonly search: string }) {
  const say = useWords(peopleWords);
  const pieces = useWords(piecesWords);
  const format = useFormat();
  const found = useAsk<FoundPeopleDto>(['people', 'search', search], withQuery('/v1/people', { search }));
  return (
    <Card title={say.results}>
      <Answer of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty says={say.none} />
          ) : (
            <ul className="lines">
              {items.map(({ personId, initials, phoneNumber, createdAt }) => (
                <li key={personId}>
                  <Link className="button" to={`/people/${personId}`}>
                    {initials ?? pieces.noName} {phoneNumber}
                  </Link>
                  <span className="quiet">{say.since(format.when(createdAt))}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Card>
  );
}

/** A name stands in no address: addresses are kept by browsers. */
export default function PeoplePage() {
  const say = useWords(peopleWords);
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  const find = (event: React.FormEvent) => {
    event.preventDefault();
    setSearch(typed.trim());
  };
  return (
    <Page title={say.title}>
      <div className="stack">
        <form className="card" onSubmit={find}>
          <Field label={say.search} value={typed} onChange={setTyped} autoFocus />
          <div>
            <Button type="submit" look="main">
              {say.find}
            </Button>
          </div>
        </form>
        {search ? <Found search={search} /> : <p className="quiet">{say.start}</p>}
      </div>
    </Page>
  );
}
