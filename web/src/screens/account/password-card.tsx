import { useState } from 'react';
import type { EndedSessionsDto } from '../../../../src/contracts/signing-in/sessions.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Card, Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { tell } from '../../ui/toast.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accountWords } from './account-words.js';

export function PasswordCard() {
  const say = useWords(accountWords);
  const sentence = useProblemSentence();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useChange(() => api.put<EndedSessionsDto>('/v1/me/password', { current, next }), 'me');
  const done = ({ ended }: EndedSessionsDto) => {
    setCurrent('');
    setNext('');
    tell(say.changed(ended));
  };
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate(undefined, { onSuccess: done });
  };
  const wrong = (field: string) => change.error?.ofField(field);
  const isElsewhere = change.error && !wrong('current') && !wrong('next');
  return (
    <Card title={say.password}>
      <form className="stack" onSubmit={send}>
        <Field
          label={say.current}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          wrong={wrong('current')}
        />
        <Field
          label={say.next}
          hint={say.nextHint}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          wrong={wrong('next')}
        />
        {isElsewhere && <Note tone="alarm">{sentence(change.error)}</Note>}
        <div>
          <Button type="submit" isPending={change.isPending}>
            {say.change}
          </Button>
        </div>
      </form>
    </Card>
  );
}
