import { Link } from 'react-router';
import type { PartiesDto } from '../../../../../src/contracts/people/party.dto.js';
import { useAsk } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Card, Note } from '../../../ui/card.js';
import { useWords } from '../../../words/catalogue.js';
import { piecesWords } from '../../pieces/pieces-words.js';
import { useName } from '../../pieces/use-name.js';
import { intakeWords } from '../intake-words.js';

/** Who it is about, and who speaks with us. */
export function Parties({ intakeId }: { readonly intakeId: string }) {
  const say = useWords(intakeWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const parties = useAsk<PartiesDto>(['intakes', intakeId, 'parties'], `/v1/intakes/${intakeId}/parties`);
  return (
    <Card title={say.parties}>
      <Answer of={parties}>
        {(data) => (
          <>
            {data.collateral && <Note tone="warn">{say.collateral}</Note>}
            <ul className="lines">
              {data.parties.map(({ personId, initials, roles }) => (
                <li key={personId}>
                  <Link to={`/people/${personId}`}>{initials ?? pieces.noName}</Link>
                  <span className="quiet">{roles.map(name).join(', ')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </Card>
  );
}
