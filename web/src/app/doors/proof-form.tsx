import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { PasskeyOptionsDto, ProofDto } from '../../../../src/contracts/session.dto.js';
import { api } from '../../api/client.js';
import { hasPasskeys, showPasskey } from '../../api/passkeys.js';
import { prove } from '../../api/session.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { doorsWords } from './doors-words.js';
import { useAttempt } from './use-attempt.js';

type Way = 'password' | 'code' | 'passkey';

interface Props {
  /** The first of them that is typed stands open. */
  readonly ways: readonly Way[];
  readonly go: string;
  readonly onProven?: () => void;
  /** Beside the button, such as the way out. */
  readonly children?: React.ReactNode;
}

function useProof(onProven: () => void) {
  const say = useWords(doorsWords);
  const { isBusy, wrong, run } = useAttempt();
  const give = (proof: () => Promise<ProofDto | null>) =>
    run(async () => {
      const body = await proof();
      if (body === null) return say.noPasskey;
      await prove(body);
      onProven();
    });
  const givePasskey = () =>
    give(async () => {
      const passkey = await showPasskey((await api.post<PasskeyOptionsDto>('/v1/session/proof/passkey')).options);
      return passkey && { passkey };
    });
  return { isBusy, wrong, give, givePasskey };
}

function TypedField({ way, value, onChange }: { way: Way; value: string; onChange: (value: string) => void }) {
  const say = useWords(doorsWords);
  const rest = { value, onChange, autoFocus: true } as const;
  if (way === 'password')
    return <Field {...rest} label={say.password} type="password" name="password" autoComplete="current-password" />;
  return <Field {...rest} label={say.code} hint={say.codeHint} name="code" autoComplete="one-time-code" />;
}

/** Who signed in says once more that it is them. */
export function ProofForm({ ways, go, onProven = () => {}, children }: Props) {
  const say = useWords(doorsWords);
  const typedWays = ways.filter((way) => way !== 'passkey');
  const [way, setWay] = useState<Way>(typedWays[0]!);
  const [typed, setTyped] = useState('');
  const { isBusy, wrong, give, givePasskey } = useProof(onProven);
  const other = typedWays.find((one) => one !== way);
  const change = (next: Way) => {
    setWay(next);
    setTyped('');
  };
  const send = (event: React.FormEvent) => {
    event.preventDefault();
    give(() => Promise.resolve(way === 'password' ? { password: typed } : { code: typed.trim() }));
  };
  return (
    <Form className="stack" onSubmit={send}>
      {wrong !== null && <Note tone="alarm">{wrong}</Note>}
      <TypedField key={way} way={way} value={typed} onChange={setTyped} />
      <div className="row">
        <Button type="submit" look="main" size="big" isPending={isBusy}>
          {go}
        </Button>
        {children}
      </div>
      <div className="row">
        {other && (
          <Button look="plain" onPress={() => change(other)}>
            {other === 'code' ? say.useCode : say.usePassword}
          </Button>
        )}
        {hasPasskeys && ways.includes('passkey') && (
          <Button look="plain" onPress={givePasskey} isDisabled={isBusy}>
            {say.usePasskey}
          </Button>
        )}
      </div>
    </Form>
  );
}
