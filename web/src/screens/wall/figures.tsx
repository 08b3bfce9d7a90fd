import type { CountDto, LiveBoardDto } from '../../../../src/contracts/board.dto.js';
import { Skeleton, type Tone } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { secondsSince, useNow } from '../pieces/use-now.js';
import { useName } from '../pieces/use-name.js';
import { usePromises } from './use-promises.js';
import { wallWords } from './wall-words.js';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly tone?: Tone;
}

function Figure({ label, value, detail, tone }: FigureProps) {
  return (
    <div className="figure" data-tone={tone}>
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span className="small">{detail}</span>
      </dd>
    </div>
  );
}

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

function PromisesKept() {
  const say = useWords(wallWords);
  const name = useName();
  const format = useFormat();
  const { today, lastWeek } = usePromises();
  if (!today)
    return (
      <div className="figure">
        <dt>{say.kept}</dt>
        <dd>
          <Skeleton lines={2} />
        </dd>
      </div>
    );
  const then = lastWeek?.keptRate ?? null;
  const cause = today.lateBy[0] ? say.mostOften(name(today.lateBy[0].cause)) : null;
  const compared = then === null ? say.noLastWeek : say.lastWeek(format.percent(then));
  const counted = today.keptRate === null ? say.keptNone : say.keptDetail(today.kept, today.late);
  return (
    <Figure
      label={say.kept}
      value={today.keptRate === null ? '–' : format.percent(today.keptRate)}
      detail={[counted, cause, compared].filter(Boolean).join(' · ')}
      {...(today.late > 0 ? { tone: 'warn' as const } : {})}
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
        <PromisesKept />
      </dl>
    </section>
  );
}
