import { Link } from 'react-router';
import type { MatchesDto } from '../../../../../src/contracts/people/match.dto.js';
import type { PersonDto } from '../../../../../src/contracts/person.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Card } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormat } from '../../../words/format.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { personWords } from '../person-words.js';

/** Suggestions; shown only where there are some. */
export function Matches({ person }: { readonly person: PersonDto }) {
  const say = useWords(personWords);
  const pieces = useWords(piecesWords);
  const format = useFormat();
  const found = useAsk<MatchesDto>(['people', person.id, 'matches'], `/v1/people/${person.id}/matches`);
  const matches = found.data?.matches ?? [];
  if (matches.length === 0 && person.merged.length === 0) return null;
  return (
    <Card title={say.matches}>
      <ul className="lines">
        {matches.map(({ personId, initials, phoneNumber, sentence }) => (
          <li key={personId}>
            <span className="grow">
              <Link to={`/people/${personId}`}>{initials ?? pieces.noName}</Link> {phoneNumber}{' '}
              <span className="quiet small">{sentence}</span>
            </span>
          </li>
        ))}
        {person.merged.map(({ mergeId, at }) => (
          <li key={mergeId}>
            {say.merged} <span className="quiet small">{format.when(at)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
