import { Page } from '../../app/page.js';
import { useWords } from '../../words/catalogue.js';
import { useFormat } from '../../words/format.js';
import { CallsCard } from './calls-card.js';
import { CounsellorsCard } from './counsellors-card.js';
import { FunnelCard } from './funnel-card.js';
import { HoursCard } from './hours-card.js';
import { PromisesCard } from './promises-card.js';
import { RangeForm } from './range-form.js';
import './reports.css';
import { reportsWords } from './reports-words.js';
import { SpeedCard } from './speed-card.js';
import { useRange } from './use-range.js';

export default function ReportsPage() {
  const say = useWords(reportsWords);
  const format = useFormat();
  const [range, change] = useRange();
  return (
    <Page title={say.title} aside={<span className="quiet">{`${format.day(range.from)} – ${format.day(range.to)}`}</span>}>
      <RangeForm range={range} onChange={change} />
      <div className="reports">
        <CallsCard range={range} />
        <SpeedCard range={range} />
        <PromisesCard range={range} />
        <FunnelCard range={range} />
        <HoursCard range={range} />
        <CounsellorsCard range={range} />
      </div>
    </Page>
  );
}
