import { NavLink } from 'react-router';
import { Page } from '../../app/page.js';
import { useHasRole, useMe } from '../../app/session-context.js';
import { useWords } from '../../words/catalogue.js';
import type { Role } from '../screen.js';
import '../pieces/filters.css';
import '../pieces/record/record.css';
import { adminWords } from './admin-words.js';
import './admin.css';

const parts = ['users', 'sources', 'sites', 'routes', 'rules', 'scripts', 'consent', 'retention', 'webhooks', 'health'] as const;
type Part = (typeof parts)[number];

/** Whoever is no administrator has these alone. */
const ofOthers: readonly { readonly part: Part; readonly roles: readonly Role[] }[] = [
  { part: 'retention', roles: ['privacy-officer'] },
  { part: 'health', roles: ['manager', 'supervisor'] },
];

function useParts(): readonly Part[] {
  const { roles } = useMe();
  if (roles.includes('admin')) return parts;
  return ofOthers.filter((one) => one.roles.some((role) => roles.includes(role))).map(({ part }) => part);
}

interface Props {
  readonly part: Part;
  readonly children: React.ReactNode;
}

/** The frame of the settings: one page for each part of them. */
export function SettingsPage({ part, children }: Props) {
  const say = useWords(adminWords);
  const mine = useParts();
  const isAdministrator = useHasRole('admin');
  return (
    <Page title={say[part]}>
      <nav className="settings-parts" aria-label={say.parts}>
        {mine.map((one) => (
          <NavLink key={one} to={one === 'users' ? '/settings' : `/settings/${one}`} end>
            {say[one]}
          </NavLink>
        ))}
        {isAdministrator && <NavLink to="/users">{say.access}</NavLink>}
      </nav>
      <div className="stack settings">{children}</div>
    </Page>
  );
}
