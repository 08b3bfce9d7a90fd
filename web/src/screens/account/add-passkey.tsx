import { useState } from 'react';
import type { AddedPasskeyDto } from '../../../../src/contracts/signing-in/factors.dto.js';
import type { PasskeyOptionsDto } from '../../../../src/contracts/session.dto.js';
import { api } from '../../api/client.js';
import { hasPasskeys, makePasskey } from '../../api/passkeys.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accountWords } from './account-words.js';

interface Props {
  /** With the recovery codes, when there were none before. */
  readonly onAdded: (codes: readonly string[] | null) => void;
}

/** Null: none was made. */
async function add(name: string): Promise<AddedPasskeyDto | null> {
  const { options } = await api.post<PasskeyOptionsDto>('/v1/me/passkeys/options');
  const passkey = await makePasskey(options);
  return passkey && api.post<AddedPasskeyDto>('/v1/me/passkeys', { name: name.trim(), passkey });
}

export function AddPasskey({ onAdded }: Props) {
  const say = useWords(accountWords);
  const sentence = useProblemSentence();
  const [name, setName] = useState('');
  const adding = useChange(() => add(name), 'me');
  if (!hasPasskeys) return <p className="quiet">{say.notHere}</p>;
  const done = (added: AddedPasskeyDto | null) => {
    if (!added) return;
    setName('');
    onAdded(added.recoveryCodes);
  };
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    if (!adding.isPending) adding.mutate(undefined, { onSuccess: done });
  };
  const wrong = adding.error?.ofField('name');
  return (
    <form className="stack" onSubmit={send}>
      <Field label={say.passkeyName} hint={say.passkeyNameHint} value={name} onChange={setName} maxLength={60} wrong={wrong} />
      {adding.data === null && <Note tone="warn">{say.notMade}</Note>}
      {adding.error && !wrong && <Note tone="alarm">{sentence(adding.error)}</Note>}
      <div>
        <Button type="submit" isPending={adding.isPending} isDisabled={name.trim() === ''}>
          {say.addPasskey}
        </Button>
      </div>
    </form>
  );
}
