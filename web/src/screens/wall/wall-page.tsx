import type { LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { useAsk } from '../../api/queries.js';
import { Page } from '../../app/page.js';
import { Answer } from '../../ui/answer.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { Alerts } from './alerts.js';
import { Callers } from './callers.js';
import { Counsellors } from './counsellors.js';
import { Figures } from './figures.js';
import { Lines } from './lines.js';
import { NextDue } from './next-due.js';
import { StageCounts } from './stage-counts.js';
import { TodayFigures } from './today-figures.js';
import { WaitingList } from './waiting-list.js';
import { wallWords } from './wall-words.js';
import './wall.css';

// Events ask for it at once; what only time changes (a deadline that passes) is at most this old.
const everyMilliseconds = 10_000;

function Wall({ board }: { readonly board: LiveBoardDto }) {
  return (
    <div className="wall">
      <Alerts alerts={board.alerts} />
      <Figures board={board} />
      <TodayFigures />
      <div className="wall-main">
        <WaitingList board={board} />
        <Lines board={board} />
        <NextDue board={board} />
      </div>
      <div className="wall-side">
        <Counsellors board={board} />
        <Callers board={board} />
        <StageCounts board={board} />
      </div>
    </div>
  );
}

export default function WallPage() {
  const say = useWords(wallWords);
  const format = useFormat();
  const board = useAsk<LiveBoardDto>(['board', 'live'], '/v1/board/live', { every: everyMilliseconds });
  return (
    <Page title={say.title} aside={board.data && <span className="quiet">{say.asOf(format.time(board.data.at))}</span>}>
      <Answer of={board} lines={8}>
        {(data) => <Wall board={data} />}
      </Answer>
    </Page>
  );
}
