import { useState } from 'react';
import type { PasskeyOptionsDto } from '../../../../src/contracts/session.dto.js';
import { api } from '../../api/client.js';
import { hasPasskeys, showPasskey } from '../../api/passkeys.js';
import { isProblem, type Problem } from '../../api/problem.js';
import { signIn, signInByPasskey } from '../../api/session.js';
import { useAttempt } from '../../app/doors/use-attempt.js';
import { useWords } from '../../words/catalogue.js';
import { signInWords } from './sign-in-words.js';

/** What the refusal session/code-needed asks for. */
interface NeededFactor {
  readonly takesCode: boolean;
  /** For navigator.credentials.get; a challenge is good for minutes, and asked for again by the next refusal. */
  readonly passkey: object | null;
}

function toNeeded({ body }: Problem): NeededFactor {
  const factors = (body['factors'] ?? []) as readonly string[];
  return {
    takesCode: factors.some((factor) => factor !== 'passkey'),
    passkey: hasPasskeys ? (body['passkey'] as object | null) : null,
  };
}

export function useSignIn() {
  const say = useWords(signInWords);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needed, setNeeded] = useState<NeededFactor | null>(null);
  const { isBusy, wrong, run } = useAttempt();
  const account = { email: email.trim(), password };
  const send = () =>
    run(async () => {
      try {
        await signIn({ ...account, ...(needed && code ? { code: code.trim() } : {}) });
      } catch (error) {
        if (!isProblem(error, 'session/code-needed')) throw error;
        setNeeded(toNeeded(error));
        if (needed) throw error;
      }
    });
  const sendPasskey = () =>
    run(async () => {
      const passkey = await showPasskey(needed!.passkey!);
      if (!passkey) return say.noPasskey;
      await signIn({ ...account, passkey });
    });
  const byPasskeyAlone = () =>
    run(async () => {
      const passkey = await showPasskey((await api.post<PasskeyOptionsDto>('/v1/session/passkey/options')).options);
      if (!passkey) return say.noPasskey;
      await signInByPasskey({ passkey });
    });
  return { email, setEmail, password, setPassword, code, setCode, needed, isBusy, wrong, send, sendPasskey, byPasskeyAlone };
}
