import { Link } from 'react-router';
import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { piecesWords } from '../pieces/pieces-words.js';
import { useName } from '../pieces/use-name.js';
import { wallWords } from './wall-words.js';

const shown = 8;

/** Each person once: who waits stands above, and a call with them says all about their intake meanwhile. */
function besideTheLine({ waiting, nextDue }: LiveBoardDto): LiveBoardDto['nextDue'] {
  const calls = nextDue.filter(({ kind }) => kind === 'callback').map(({ intakeId }) => intakeId);
  const [inLine, called] = [new Set(waiting.first.map(({ intakeId }) => intakeId)), new Set(calls)];
  return nextDue.filter(({ kind, intakeId }) => !inLine.has(intakeId) && (kind === 'callback' || !called.has(intakeId)));
}

/** What somebody has to do beside the line, the one that is due first on top. */
export function NextDue({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const pieces = useWords(piecesWords);
  const name = useName();
  const format = useFormat();
  const others = besideTheLine(board).slice(0, shown);
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
