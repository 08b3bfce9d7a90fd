import type { CountDto, LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { Figure } from './figure.js';
import { wallWords } from './wall-words.js';

function LongestWait({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const format = useFormat();
  const now = useNow();
  const first = board.waiting.routes
    .filter(({ longestSince }) => longestSince !== null)
    .toSorted((one, other) => one.longestSince!.localeCompare(other.longestSince!))[0];
  if (!first) return <Figure label={say.longest} value="–" detail={say.nobody} />;
  const tone = board.waiting.overdue > 0 ? 'alarm' : undefined;
  return (
    <Figure
      label={say.longest}
      value={format.clock(secondsSince(first.longestSince!, now))}
      detail={first.name}
      {...(tone ? { tone } : {})}
    />
  );
}

const overdueOf = (counts: readonly CountDto[]) => counts.reduce((sum, { overdue }) => sum + overdue, 0);

/** Counts as the server has them; what went wrong stands beside what went well. */
export function Figures({ board }: { readonly board: LiveBoardDto }) {
  const say = useWords(wallWords);
  const format = useFormat();
  const { waiting, counsellors } = board;
  const free = counsellors.filter(({ presence }) => presence === 'available').length;
  const onShift = counsellors.filter(({ presence }) => presence !== 'offline').length;
  const late = { intakes: overdueOf(board.intakes), callbacks: overdueOf(board.callbacks) };
  return (
    <section aria-label={say.figures}>
      <dl className="figures">
        <Figure
          label={say.waiting}
          value={format.number(waiting.count)}
          detail={waiting.overdue > 0 ? say.pastDeadline(waiting.overdue) : say.noneLate}
          {...(waiting.overdue > 0 ? { tone: 'alarm' as const } : {})}
        />
        <LongestWait board={board} />
        <Figure
          label={say.free}
          value={format.number(free)}
          detail={say.ofOnShift(onShift)}
          {...(free === 0 && waiting.count > 0 ? { tone: 'alarm' as const } : {})}
        />
        <Figure
          label={say.overdueSteps}
          value={format.number(late.intakes + late.callbacks)}
          detail={say.overdueDetail(late.intakes, late.callbacks)}
          {...(late.intakes + late.callbacks > 0 ? { tone: 'warn' as const } : {})}
        />
      </dl>
    </section>
  );
}
