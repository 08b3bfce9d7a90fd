import { useState } from 'react';
import { Form } from 'react-aria-components';
import { isProblem } from '../../api/problem.js';
import { signIn } from '../../api/session.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/card.js';
import { Field } from '../../ui/field.js';
import { useWords } from '../../words/catalogue.js';
import { chooseLanguage, languageNames, languages, useLanguage } from '../../words/language.js';
import { useProblemSentence } from '../../words/problem-words.js';
import { signInWords } from './sign-in-words.js';
import './sign-in.css';

function useSignIn() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      await signIn({ email: email.trim(), password, ...(needsCode && code ? { code: code.trim() } : {}) });
    } catch (error) {
      const firstAsked = isProblem(error, 'session/code-needed') && !needsCode;
      if (isProblem(error, 'session/code-needed')) setNeedsCode(true);
      if (!firstAsked) setProblem(error);
      setBusy(false);
    }
  };
  return { email, setEmail, password, setPassword, code, setCode, needsCode, isBusy, problem, send };
}

function OtherLanguage() {
  const language = useLanguage();
  const other = languages.find((one) => one !== language)!;
  return (
    <Button look="plain" onPress={() => chooseLanguage(other)}>
      <span lang={other}>{languageNames[other]}</span>
    </Button>
  );
}

export function SignIn() {
  const say = useWords(signInWords);
  const sentence = useProblemSentence();
  const { email, setEmail, password, setPassword, code, setCode, needsCode, isBusy, problem, send } = useSignIn();
  return (
    <main className="sign-in">
      <title>{`${say.title} · Ringback`}</title>
      <Form
        className="sign-in-card"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h1>{say.title}</h1>
        {problem !== null && <Note tone="alarm">{sentence(problem)}</Note>}
        <Field label={say.email} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} autoFocus />
        <Field
          label={say.password}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {needsCode && (
          <Field
            label={say.code}
            hint={say.codeHint}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            autoFocus
          />
        )}
        <Button type="submit" look="main" size="big" isPending={isBusy}>
          {isBusy ? say.signingIn : say.signIn}
        </Button>
        <div className="sign-in-foot">
          <OtherLanguage />
        </div>
      </Form>
    </main>
  );
}
