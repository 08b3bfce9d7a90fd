import { useQuery } from '@tanstack/react-query';
import { Form } from 'react-aria-components';
import type { SignInWaysDto } from '../../../../src/contracts/session.dto.js';
import { api } from '../../api/client.js';
import { hasPasskeys } from '../../api/passkeys.js';
import { expectSession } from '../../api/session.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { chooseLanguage, languageNames, languages, useLanguage } from '../../words/language.js';
import { signInWords } from './sign-in-words.js';
import { useSignIn } from './use-sign-in.js';
import './sign-in.css';

function OtherLanguage() {
  const language = useLanguage();
  const other = languages.find((one) => one !== language)!;
  return (
    <Button look="plain" onPress={() => chooseLanguage(other)}>
      <span lang={other}>{languageNames[other]}</span>
    </Button>
  );
}

/** An account elsewhere, where one is set up: a page of the server, no part of this one. */
function OtherWays({ isBusy, onPasskey }: { readonly isBusy: boolean; readonly onPasskey: () => void }) {
  const say = useWords(signInWords);
  const { data: ways } = useQuery({
    queryKey: ['session', 'ways'],
    queryFn: () => api.get<SignInWaysDto>('/v1/session/ways'),
    staleTime: Infinity,
  });
  return (
    <>
      {hasPasskeys && (
        <Button onPress={onPasskey} isDisabled={isBusy}>
          {say.passkey}
        </Button>
      )}
      {ways?.issuer && (
        <a className="button" href="/v1/session/issuer" onClick={expectSession}>
          {say.issuer}
        </a>
      )}
    </>
  );
}

type Signing = ReturnType<typeof useSignIn>;

function Account({ email, setEmail, password, setPassword }: Signing) {
  const say = useWords(signInWords);
  return (
    <>
      <Field label={say.email} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} autoFocus />
      <Field
        label={say.password}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
    </>
  );
}

function SecondFactor({ needed, code, setCode, sendPasskey, isBusy }: Signing) {
  const say = useWords(signInWords);
  return (
    <>
      {needed!.takesCode && (
        <Field
          label={say.code}
          hint={say.codeHint}
          name="code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          autoFocus
        />
      )}
      {needed!.passkey && (
        <Button onPress={sendPasskey} isDisabled={isBusy} autoFocus={!needed!.takesCode}>
          {needed!.takesCode ? say.factorPasskey : say.passkey}
        </Button>
      )}
    </>
  );
}

export function SignIn() {
  const say = useWords(signInWords);
  const signing = useSignIn();
  const { needed, isBusy, wrong, send } = signing;
  return (
    <main className="sign-in">
      <title>{`${say.title} · Ringback`}</title>
      <Form
        className="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h1>{say.title}</h1>
        {wrong !== null && <Note tone="alarm">{wrong}</Note>}
        <Account {...signing} />
        {needed && <SecondFactor {...signing} />}
        <Button type="submit" look="main" size="big" isPending={isBusy}>
          {isBusy ? say.signingIn : say.signIn}
        </Button>
        {!needed && <OtherWays isBusy={isBusy} onPasskey={signing.byPasskeyAlone} />}
        <div className="sign-in-foot">
          <OtherLanguage />
        </div>
      </Form>
    </main>
  );
}
