import type { ReportSiteDto } from '../../../../src/contracts/reports/report.dto.js';
import { useAsk } from '../../api/queries.js';
import { Choice, Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import '../pieces/filters.css';
import { reportsWords } from './reports-words.js';
import { answerTargets, spans, type Range } from './use-range.js';

interface Props {
  readonly range: Range;
  readonly onChange: (change: Partial<Range>) => void;
}

/** Days, site, and within how many seconds a call should be answered. */
export function RangeForm({ range, onChange }: Props) {
  const say = useWords(reportsWords);
  const sites = useAsk<ReportSiteDto[]>(['reports', 'sites'], '/v1/reports/sites').data ?? [];
  const spanNames = { '7': say.week, '28': say.fourWeeks, '91': say.quarter, own: say.own } as const;
  return (
    <form className="filters" aria-label={say.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={say.days}
        value={range.span}
        options={spans.map((value) => ({ value, label: spanNames[value] }))}
        onChange={(span) => onChange({ span })}
      />
      {range.span === 'own' && (
        <>
          <Field label={say.from} type="date" value={range.from} onChange={(from) => from && onChange({ from })} />
          <Field label={say.to} type="date" value={range.to} onChange={(to) => to && onChange({ to })} />
        </>
      )}
      {sites.length > 1 && (
        <Choice
          label={say.site}
          value={range.siteId}
          options={[{ value: '', label: say.allSites }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(siteId) => onChange({ siteId })}
        />
      )}
      <Choice
        label={say.target}
        value={range.within}
        options={answerTargets.map((value) => ({ value, label: say.seconds(value) }))}
        onChange={(within) => onChange({ within })}
      />
    </form>
  );
}
