import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { BrowserRouter, useHref, useNavigate } from 'react-router';
import type { SessionDto } from '../../../src/contracts/session.dto.js';
import { onClosed, onSignedOut } from '../api/client.js';
import { queries } from '../api/queries.js';
import { closeSession, forgetSession, useSession } from '../api/session.js';
import { EnrolGate } from '../screens/account/enrol-gate.js';
import { SignIn } from '../screens/sign-in/sign-in.js';
import { Answer } from '../ui/answer.js';
import { Toasts } from '../ui/toast.js';
import { useLanguage } from '../words/language.js';
import { KeyListener } from './actions/key-listener.js';
import { FactorGate } from './doors/gate.js';
import { ProveAgain } from './doors/prove-again.js';
import { SayWhy } from './doors/say-why.js';
import { LockScreen } from './lock/lock-screen.js';
import { SessionWatch } from './lock/session-watch.js';
import { Shell } from './shell/shell.js';

/** What was on the screen before it was locked stays there, out of sight. */
function OpenOrLocked({ session }: { readonly session: SessionDto }) {
  const isLocked = session.state === 'locked';
  const wasOpen = useRef(false);
  if (!isLocked) wasOpen.current = true;
  return (
    <>
      <SessionWatch isLocked={isLocked} />
      {wasOpen.current && <Shell session={session} />}
      {isLocked && <LockScreen session={session} />}
    </>
  );
}

function ByState({ session }: { readonly session: SessionDto }) {
  if (session.state === 'enrol') return <EnrolGate session={session} />;
  return session.state === 'prove' ? <FactorGate /> : <OpenOrLocked session={session} />;
}

function SignedInOrNot() {
  const session = useSession();
  useEffect(() => onSignedOut(forgetSession), []);
  useEffect(() => onClosed(closeSession), []);
  return (
    <Answer of={session}>
      {(answer) =>
        answer ? (
          <>
            <ByState session={answer} />
            <ProveAgain />
            <SayWhy />
          </>
        ) : (
          <SignIn />
        )
      }
    </Answer>
  );
}

function Routed() {
  const navigate = useNavigate();
  return (
    <RouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <KeyListener />
      <SignedInOrNot />
      <Toasts />
    </RouterProvider>
  );
}

export function App() {
  const language = useLanguage();
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={language === 'es' ? 'es-ES' : 'en-US'}>
        <BrowserRouter basename="/console">
          <Routed />
        </BrowserRouter>
      </I18nProvider>
    </QueryClientProvider>
  );
}
