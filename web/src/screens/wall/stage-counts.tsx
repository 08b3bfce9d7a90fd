import { Link } from 'react-router';
import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Badge, Card, Empty } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useName } from '../pieces/use-name.js';
import { wallWords } from './wall-words.js';

export function StageCounts({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const name = useName();
  const format = useFormat();
  return (
    <Card title={say.pipeline} aside={<Link to="/pipeline">{say.openPipeline}</Link>}>
      {board.intakes.length === 0 && <Empty says={say.pipelineNone} />}
      <ul>
        {board.intakes.map((stage) => (
          <li key={stage.name} className="staff-line">
            <Link className="grow" to={`/pipeline?stage=${stage.name}`}>
              {name(stage.name)}
            </Link>
            {stage.overdue > 0 && <Badge tone="warn">{`${format.number(stage.overdue)} ${say.overdue}`}</Badge>}
            <strong>{format.number(stage.count)}</strong>
          </li>
        ))}
      </ul>
    </Card>
  );
}
