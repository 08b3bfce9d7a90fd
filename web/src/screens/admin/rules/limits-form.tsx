import { useState } from 'react';
import type { PolicyDto } from '../../../../../src/contracts/admin/policy.dto.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { PolicyForm } from './policy-form.js';
import { rulesWords } from './rules-words.js';
import { useWritePolicy } from './use-policy.js';

interface Calling {
  readonly calls: { readonly mostPerDay: number; readonly mostPer14Days: number };
  readonly texts: { readonly mostPerDay: number; readonly mostAnswersPerDay: number };
  readonly anyHourMinutes: number;
}

const fields = ['callsPerDay', 'callsPer14Days', 'textsPerDay', 'answersPerDay', 'anyHour'] as const;
type Limits = Readonly<Record<(typeof fields)[number], string>>;

const limitsOf = ({ calls, texts, anyHourMinutes }: Calling): Limits => ({
  callsPerDay: String(calls.mostPerDay),
  callsPer14Days: String(calls.mostPer14Days),
  textsPerDay: String(texts.mostPerDay),
  answersPerDay: String(texts.mostAnswersPerDay),
  anyHour: String(anyHourMinutes),
});

/** Caps and the night; holidays, which stand in the same policy, have a page of their own. */
export function LimitsForm({ siteId, policy }: { readonly siteId: string; readonly policy: PolicyDto }) {
  const say = useWords(rulesWords);
  const calling = policy.policy as Calling;
  const [limits, setLimits] = useState(() => limitsOf(calling));
  const [reason, setReason] = useState('');
  const { change, write } = useWritePolicy(siteId, policy);
  const save = () =>
    write(
      {
        ...calling,
        calls: { mostPerDay: Number(limits.callsPerDay), mostPer14Days: Number(limits.callsPer14Days) },
        texts: { mostPerDay: Number(limits.textsPerDay), mostAnswersPerDay: Number(limits.answersPerDay) },
        anyHourMinutes: Number(limits.anyHour),
      },
      reason,
    );
  return (
    <PolicyForm reason={reason} onReason={setReason} change={change} onSave={save}>
      {fields.map((field) => (
        <Field
          key={field}
          label={say[field]}
          inputMode="numeric"
          value={limits[field]}
          onChange={(value) => setLimits({ ...limits, [field]: value })}
        />
      ))}
    </PolicyForm>
  );
}
