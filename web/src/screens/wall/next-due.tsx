import { Link } from 'react-router';
import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { useName } from '../pieces/use-name.js';
import { wallWords } from './wall-words.js';

const shown = 8;

/** What somebody has to do beside the line, the one that is due first on top. */
export function NextDue({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const inLine = new Set(board.waiting.first.map(({ intakeId }) => intakeId));
  const others = board.nextDue.filter(({ intakeId }) => !inLine.has(intakeId)).slice(0, shown);
  return (
    <Card
      title={say.next}
      aside={
        <span className="row">
          <Link to="/callbacks">{say.openCallbacks}</Link>
          <Link to="/pipeline?due=overdue">{say.openPipeline}</Link>
        </span>
      }
    >
      {others.length === 0 && <Empty says={say.nextNone} />}
      <ul>
        {others.map((step) => (
          <li key={`${step.kind} ${step.id}`} className="staff-line">
            <span className="grow">
              <Link to={`/intakes/${step.intakeId}`}>
                <strong>{step.initials ?? pieces.noName}</strong>
              </Link>{' '}
              {step.sentence}{' '}
              <span className="quiet small">
                {name(step.owner)} · {say.dueAt(format.when(step.dueAt))}
              </span>
            </span>
            {step.overdue && <Badge tone="warn">{say.overdue}</Badge>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
