import { useState } from 'react';
import type { ChangeSiteDto, SiteDto } from '../../../../../src/contracts/admin/site.dto.js';
import { api } from '../../../api/client.js';
import { useChange } from '../../../api/queries.js';
import { Button } from '../../../ui/button.js';
import { Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { adminWords } from '../admin-words.js';
import { daysOf, readDays, weekdays, type Days, type Weekday } from './weekly-text.js';
import { sitesWords } from './sites-words.js';

interface DayFieldsProps {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
  readonly unreadable: Weekday | null;
}

function DayFields({ days, onChange, unreadable }: DayFieldsProps) {
  const say = useWords(sitesWords);
  return weekdays.map((day) => (
    <Field
      key={day}
      label={say[day]}
      value={days[day]}
      onChange={(text) => onChange({ ...days, [day]: text })}
      placeholder={say.hoursHint}
      wrong={unreadable === day ? say.hoursWrong(say[day]) : undefined}
    />
  ));
}

/** When the site is open, whether it records, and who is rung when the program is away. */
export function Hours({ site }: { readonly site: SiteDto }) {
  const say = useWords(sitesWords);
  const admin = useWords(adminWords);
  const sentence = useProblemSentence();
  const [isAlways, setAlways] = useState('always' in site.hours);
  const [days, setDays] = useState(() => daysOf(site.hours));
  const [unreadable, setUnreadable] = useState<Weekday | null>(null);
  const [recordingEnabled, setRecording] = useState(site.recordingEnabled);
  const [standby, setStandby] = useState(site.standbyNumber ?? '');
  const change = useChange((body: ChangeSiteDto) => api.patch(`/v1/admin/sites/${site.id}`, body), 'admin');
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    const read = isAlways ? ({ always: true } as const) : readDays(days);
    setUnreadable(typeof read === 'string' ? read : null);
    if (typeof read === 'string' || change.isPending) return;
    change.mutate(
      { hours: read, recordingEnabled, standbyNumber: standby.trim() || null },
      { onSuccess: () => tell(admin.saved) },
    );
  };
  return (
    <form className="stack" onSubmit={save}>
      <h3>{say.hours}</h3>
      <p className="quiet">{say.hoursWhy(site.timeZone)}</p>
      <label className="check-line">
        <input type="checkbox" checked={isAlways} onChange={(event) => setAlways(event.target.checked)} />
        {say.always}
      </label>
      {!isAlways && <DayFields days={days} onChange={setDays} unreadable={unreadable} />}
      <label className="check-line">
        <input type="checkbox" checked={recordingEnabled} onChange={(event) => setRecording(event.target.checked)} />
        {say.recording}
      </label>
      <Field
        type="tel"
        label={say.standby}
        value={standby}
        onChange={setStandby}
        wrong={change.error?.ofField('standbyNumber')}
      />
      {change.error && <Note tone="alarm">{sentence(change.error)}</Note>}
      <div>
        <Button type="submit" look="main" isPending={change.isPending}>
          {admin.save}
        </Button>
      </div>
    </form>
  );
}
