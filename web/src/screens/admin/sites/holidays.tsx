import { useState } from 'react';
import type { PoliciesDto, WritePolicyDto } from '../../../../../src/contracts/admin/policy.dto.js';
import { api } from '../../../api/client.js';
import { useAsk, useChange } from '../../../api/queries.js';
import { Answer } from '../../../ui/answer.js';
import { Button } from '../../../ui/button.js';
import { Empty, Note } from '../../../ui/card.js';
import { Field } from '../../../ui/field.js';
import { tell } from '../../../ui/toast.js';
import { useWords } from '../../../words/catalogue.js';
import { useProblemSentence } from '../../../words/problem-words.js';
import { adminWords } from '../admin-words.js';
import { sitesWords } from './sites-words.js';

interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly hours: readonly (readonly [string, string])[];
}

interface Calling {
  readonly holidays: readonly Holiday[];
}

interface AddProps {
  readonly onAdd: (holiday: Holiday, reason: string) => void;
  readonly isPending: boolean;
}

function AddHoliday({ onAdd, isPending }: AddProps) {
  const say = useWords(sitesWords);
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const add = (event: React.FormEvent) => {
    event.preventDefault();
    if (!isPending) onAdd({ date, name, hours: [] }, reason);
  };
  return (
    <form className="stack" onSubmit={add}>
      <div className="filters">
        <Field type="date" label={say.holidayDate} value={date} onChange={setDate} />
        <Field label={say.holidayName} value={name} onChange={setName} />
        <Field label={say.why} value={reason} onChange={setReason} />
      </div>
      <div>
        <Button type="submit" isPending={isPending}>
          {say.addHoliday}
        </Button>
      </div>
    </form>
  );
}

/** They stand in the calling policy of the site, whose rest stays as it is. */
export function Holidays({ siteId }: { readonly siteId: string }) {
  const say = useWords(sitesWords);
  const admin = useWords(adminWords);
  const sentence = useProblemSentence();
  const path = `/v1/admin/sites/${siteId}/policies`;
  const policies = useAsk<PoliciesDto>(['admin', 'sites', siteId, 'policies'], path);
  const change = useChange((body: WritePolicyDto) => api.put(`${path}/calling`, body), 'admin');
  const write = (calling: Calling, holidays: readonly Holiday[], reason: string) =>
    change.mutate({ policy: { ...calling, holidays }, reason }, { onSuccess: () => tell(admin.saved) });
  return (
    <div className="stack">
      <h3>{say.holidays}</h3>
      <Answer of={policies}>
        {(data) => {
          const calling = data.policies.find(({ kind }) => kind === 'calling')?.policy as Calling;
          return (
            <>
              {calling.holidays.length === 0 && <Empty says={say.holidaysNone} />}
              <ul className="lines">
                {calling.holidays.map((holiday) => (
                  <li key={holiday.date}>
                    <span className="grow">
                      <strong>{holiday.date}</strong> {holiday.name}{' '}
                      <span className="quiet">
                        {holiday.hours.map(([from, to]) => `${from}-${to}`).join(' ') || say.holidayClosed}
                      </span>
                    </span>
                    <Button
                      look="plain"
                      onPress={() =>
                        write(
                          calling,
                          calling.holidays.filter((one) => one !== holiday),
                          `${say.removeHoliday}: ${holiday.name}`,
                        )
                      }
                    >
                      {say.removeHoliday} <span className="only-read">{holiday.name}</span>
                    </Button>
                  </li>
                ))}
              </ul>
              <AddHoliday
                isPending={change.isPending}
                onAdd={(holiday, reason) => write(calling, [...calling.holidays, holiday], reason)}
              />
            </>
          );
        }}
      </Answer>
      {change.error && (
        <Note tone="alarm">
          {sentence(change.error)} {(change.error.body.errors ?? []).map(({ message }) => message).join(' ')}
        </Note>
      )}
    </div>
  );
}
