import { useState } from 'react';
import type { PolicyDto } from '../../../../../src/contracts/admin/policy.dto.js';
import { Field } from '../../../ui/field.js';
import { useWords } from '../../../words/catalogue.js';
import { PolicyForm } from './policy-form.js';
import { rulesWords } from './rules-words.js';
import { readSteps, stepsText, type RetryStep } from './steps-text.js';
import { useWritePolicy } from './use-policy.js';

const outcomes = ['busy', 'no-answer', 'failed', 'unreachable', 'asked-later', 'voicemail', 'other-person', 'hung-up'] as const;

interface Retry {
  readonly maxAttempts: number;
  readonly steps: Readonly<Record<(typeof outcomes)[number], readonly RetryStep[]>>;
}

/** The retry table of a site, as text: quick to read, and to change. */
export function RetryForm({ siteId, policy }: { readonly siteId: string; readonly policy: PolicyDto }) {
  const say = useWords(rulesWords);
  const retry = policy.policy as Retry;
  const [most, setMost] = useState(String(retry.maxAttempts));
  const [texts, setTexts] = useState(() => Object.fromEntries(outcomes.map((one) => [one, stepsText(retry.steps[one])])));
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { change, write } = useWritePolicy(siteId, policy);
  const save = () => {
    const read = outcomes.map((one) => [one, readSteps(texts[one] ?? '')] as const);
    const wrong = read.find(([, steps]) => steps === null);
    setUnreadable(wrong?.[0] ?? null);
    if (!wrong) write({ ...retry, maxAttempts: Number(most), steps: Object.fromEntries(read) }, reason);
  };
  return (
    <PolicyForm reason={reason} onReason={setReason} change={change} onSave={save}>
      <Field label={say.most} inputMode="numeric" value={most} onChange={setMost} />
      {outcomes.map((one) => (
        <Field
          key={one}
          label={say[one]}
          placeholder={say.stepsHint}
          value={texts[one] ?? ''}
          onChange={(text) => setTexts({ ...texts, [one]: text })}
          wrong={unreadable === one ? say.stepsWrong : undefined}
        />
      ))}
    </PolicyForm>
  );
}
