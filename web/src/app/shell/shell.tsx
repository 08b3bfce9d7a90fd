import { lazy, Suspense, useMemo } from 'react';
import { Link, Navigate, Route, Routes, useNavigate } from 'react-router';
import type { SessionDto } from '../../../../src/contracts/session.dto.js';
import { allScreens } from '../../screens/all-screens.js';
import type { Role, Screen } from '../../screens/screen.js';
import { Empty, Skeleton } from '../../ui/card.js';
import { useWords } from '../../words/catalogue.js';
import { useOffers } from '../actions/actions.js';
import { CommandPalette } from '../palette/command-palette.js';
import { Page } from '../page.js';
import { SessionContext } from '../session-context.js';
import { AccountMenu } from './account-menu.js';
import { TourPlace } from '../tour/tour-place.js';
import { LiveStatus } from './live-status.js';
import { Navigation } from './navigation.js';
import { shellWords } from './shell-words.js';
import './shell.css';

const DeskDock = lazy(() => import('../../screens/desk/dock/desk-dock.js'));
const pages = new Map(allScreens.map((screen) => [screen.path, lazy(screen.load)]));

function isFor(screen: Screen, roles: readonly string[]): boolean {
  return !screen.roles || screen.roles.some((role: Role) => roles.includes(role));
}

function Nowhere({ home }: { readonly home: string | undefined }) {
  const say = useWords(shellWords);
  return (
    <Page title={say.nowhere}>
      <Empty says={say.nowhereWhy}>{home !== undefined && <Link to={`/${home}`}>{say.goHome}</Link>}</Empty>
    </Page>
  );
}

function NavigationKeys({ screens }: { readonly screens: readonly Screen[] }) {
  const navigate = useNavigate();
  return screens.map(
    (screen) =>
      screen.nav && <NavigationKey key={screen.path} path={screen.path} nav={screen.nav} go={(path) => void navigate(path)} />,
  );
}

function NavigationKey({
  path,
  nav,
  go,
}: {
  readonly path: string;
  readonly nav: NonNullable<Screen['nav']>;
  readonly go: (path: string) => void;
}) {
  const say = useWords(shellWords);
  const { name } = useWords(nav.words);
  useOffers({ id: `go:${path}`, label: say.goTo(name), key: nav.key, run: () => go(`/${path}`) });
  return null;
}

/** Everything around a screen, for whoever is signed in. */
export function Shell({ session }: { readonly session: SessionDto }) {
  const say = useWords(shellWords);
  const mine = useMemo(() => allScreens.filter((screen) => isFor(screen, session.roles)), [session.roles]);
  const home = mine.find((screen) => screen.nav)?.path;
  return (
    <SessionContext value={session}>
      <div className="shell">
        <a className="button skip" href="#main">
          {say.skip}
        </a>
        <header className="bar">
          <span className="brand">Ringback</span>
          <Navigation screens={mine} />
          <span className="grow" />
          {session.roles.includes('counsellor') && (
            <Suspense>
              <DeskDock />
            </Suspense>
          )}
          <CommandPalette />
          <AccountMenu session={session} />
        </header>
        <NavigationKeys screens={mine} />
        <div>
          {session.roles.some((role) => role !== 'auditor') && <LiveStatus />}
          <TourPlace roles={session.roles} />
          <main id="main" className="main" tabIndex={-1}>
            <Suspense fallback={<Skeleton lines={6} />}>
              <Routes>
                {mine.map(({ path }) => {
                  const At = pages.get(path)!;
                  return <Route key={path} path={path} element={<At />} />;
                })}
                <Route index element={home === undefined ? <Nowhere home={home} /> : <Navigate to={`/${home}`} replace />} />
                <Route path="*" element={<Nowhere home={home} />} />
              </Routes>
            </Suspense>
          </main>
        </div>
      </div>
    </SessionContext>
  );
}
