import { Link } from 'react-router';
import type { DaySoFarDto, TodayDto } from '../../../../src/contracts/reports/today.dto.js';
import { useAsk } from '../../api/queries.js';
import { Skeleton } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { useName } from '../pieces/use-name.js';
import { Figure } from './figure.js';
import { wallWords } from './wall-words.js';

const everyMilliseconds = 15_000;

function ServiceLevel({ today, lastWeek }: TodayDto) {
  const say = useWords(wallWords);
  const format = useFormat();
  const rate = ({ serviceLevel }: DaySoFarDto) => (serviceLevel === null ? '–' : format.percent(serviceLevel));
  const { answered, inTime, abandoned } = today;
  const all = answered + abandoned;
  const detail = all === 0 ? say.levelNone : say.levelDetail(inTime, all, abandoned);
  return <Figure label={say.level} value={rate(today)} detail={detail} then={say.sameTime(rate(lastWeek))} />;
}

function PromisesKept({ today, lastWeek }: TodayDto) {
  const say = useWords(wallWords);
  const name = useName();
  const format = useFormat();
  const rate = ({ keptRate }: DaySoFarDto) => (keptRate === null ? '–' : format.percent(keptRate));
  const cause = today.lateBy[0] ? say.mostOften(name(today.lateBy[0].cause)) : null;
  const counted = today.keptRate === null ? say.keptNone : say.keptDetail(today.kept, today.late);
  return (
    <Figure
      label={say.kept}
      value={rate(today)}
      detail={[counted, cause].filter(Boolean).join(' · ')}
      then={say.sameTime(rate(lastWeek))}
      {...(today.late > 0 ? { tone: 'warn' as const } : {})}
    />
  );
}

interface SpeedProps extends TodayDto {
  readonly label: string;
  readonly what: 'firstAttempt' | 'conversation';
}

function Speed({ today, lastWeek, label, what }: SpeedProps) {
  const say = useWords(wallWords);
  const format = useFormat();
  const half = ({ [what]: { median, all } }: DaySoFarDto) => {
    if (all === 0) return '–';
    return median === null ? say.notHalfYet : format.length(median);
  };
  const { known, all } = today[what];
  const detail = all === 0 ? say.noRequests : say.ofRequests(known, all);
  return <Figure label={label} value={half(today)} detail={detail} then={say.sameTime(half(lastWeek))} />;
}

/** How today goes, beside the same weekday last week until this time of the day. */
export function TodayFigures() {
  const say = useWords(wallWords);
  const { data } = useAsk<TodayDto>(['reports', 'today'], '/v1/reports/today', { every: everyMilliseconds });
  if (!data) return <Skeleton lines={3} />;
  return (
    <section aria-label={say.today}>
      <dl className="figures figures-of-today">
        <ServiceLevel {...data} />
        <PromisesKept {...data} />
        <Speed {...data} label={say.firstCall} what="firstAttempt" />
        <Speed {...data} label={say.firstTalk} what="conversation" />
      </dl>
      <p className="wall-more">
        <Link to="/reports">{say.openReports}</Link>
      </p>
    </section>
  );
}
