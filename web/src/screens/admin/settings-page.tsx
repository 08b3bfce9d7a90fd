import { NavLink } from 'react-router';
import { Page } from '../../app/page.js';
import { useWords } from '../../words/catalogue.js';
import '../pieces/filters.css';
import '../pieces/record/record.css';
import { adminWords } from './admin-words.js';
import './admin.css';

const parts = ['users', 'sources', 'sites', 'scripts', 'webhooks'] as const;

interface Props {
  readonly part: (typeof parts)[number];
  readonly children: React.ReactNode;
}

/** The frame of the settings: one page for each part of them. */
export function SettingsPage({ part, children }: Props) {
  const say = useWords(adminWords);
  return (
    <Page title={say[part]}>
      <nav className="settings-parts" aria-label={say.parts}>
        {parts.map((one) => (
          <NavLink key={one} to={one === 'users' ? '/settings' : `/settings/${one}`} end>
            {say[one]}
          </NavLink>
        ))}
      </nav>
      <div className="stack settings">{children}</div>
    </Page>
  );
}
