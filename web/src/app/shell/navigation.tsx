import { NavLink } from 'react-router';
import type { Screen } from '../../screens/screen.js';
import { Icon } from '../../ui/icon.js';
import { useWords } from '../../words/catalogue.js';
import { ariaKey } from '../actions/keys.js';
import { shellWords } from './shell-words.js';

function Item({ path, nav }: { readonly path: string; readonly nav: NonNullable<Screen['nav']> }) {
  const { name } = useWords(nav.words);
  return (
    <NavLink to={`/${path}`} aria-keyshortcuts={ariaKey(nav.key)}>
      <Icon name={nav.icon} />
      {name}
    </NavLink>
  );
}

export function Navigation({ screens }: { readonly screens: readonly Screen[] }) {
  const say = useWords(shellWords);
  const shown = screens.filter((screen) => screen.nav);
  return (
    <nav className="nav" aria-label={say.navigation} data-many={shown.length > 1 ? '' : undefined}>
      {shown.map(({ path, nav }) => (
        <Item key={path} path={path} nav={nav!} />
      ))}
    </nav>
  );
}
