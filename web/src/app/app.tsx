import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { BrowserRouter, useHref, useNavigate } from 'react-router';
import { onSignedOut } from '../api/client.js';
import { queries } from '../api/queries.js';
import { forgetSession, useSession } from '../api/session.js';
import { SignIn } from '../screens/sign-in/sign-in.js';
import { Answer } from '../ui/answer.js';
import { Toasts } from '../ui/toast.js';
import { useLanguage } from '../words/language.js';
import { KeyListener } from './actions/key-listener.js';
import { Shell } from './shell/shell.js';

function SignedInOrNot() {
  const session = useSession();
  useEffect(() => onSignedOut(forgetSession), []);
  return <Answer of={session}>{(answer) => (answer ? <Shell session={answer} /> : <SignIn />)}</Answer>;
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
