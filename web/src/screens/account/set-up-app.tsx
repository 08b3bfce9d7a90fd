import { useState } from 'react';
import type { NewTotpDto, RecoveryCodesDto } from '../../../../src/contracts/signing-in/factors.dto.js';
import { api } from '../../api/client.js';
import { useChange } from '../../api/queries.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { accountWords } from './account-words.js';
import { QrCode } from './qr-code.js';
import './account.css';

interface Props {
  readonly begin: string;
  /** With the recovery codes, when there were none before. */
  readonly onAdded: (codes: readonly string[] | null) => void;
}

function Confirm({ made, onAdded }: { readonly made: NewTotpDto; readonly onAdded: Props['onAdded'] }) {
  const say = useWords(accountWords);
  const sentence = useProblemSentence();
  const [code, setCode] = useState('');
  const confirm = useChange(() => api.post<RecoveryCodesDto>('/v1/me/totp/confirm', { code: code.trim() }), 'me');
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    confirm.mutate(undefined, { onSuccess: ({ recoveryCodes }) => onAdded(recoveryCodes) });
  };
  const wrong = confirm.error?.ofField('code');
  return (
    <form className="stack" onSubmit={send}>
      <p>{say.scan}</p>
      <QrCode text={made.uri} label={say.qr} />
      <div>
        <strong>{say.secret}</strong>
        <div className="secret-text">{made.secret}</div>
      </div>
      <Field
        label={say.firstCode}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        wrong={wrong}
        autoFocus
      />
      {confirm.error && !wrong && <Note tone="alarm">{sentence(confirm.error)}</Note>}
      <div>
        <Button type="submit" look="main" isPending={confirm.isPending}>
          {say.confirm}
        </Button>
      </div>
    </form>
  );
}

/** An app with codes: it reads its secret, and shows by a first code that it has it. */
export function SetUpApp({ begin, onAdded }: Props) {
  const sentence = useProblemSentence();
  const beginning = useChange(() => api.post<NewTotpDto>('/v1/me/totp'));
  if (beginning.data) {
    const added: Props['onAdded'] = (codes) => {
      beginning.reset();
      onAdded(codes);
    };
    return <Confirm made={beginning.data} onAdded={added} />;
  }
  return (
    <div className="stack">
      {beginning.error && <Note tone="alarm">{sentence(beginning.error)}</Note>}
      <div>
        <Button onPress={() => beginning.mutate()} isPending={beginning.isPending}>
          {begin}
        </Button>
      </div>
    </div>
  );
}
