import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

const forAdministrators = { roles: ['admin'] } as const;

export const adminScreens: readonly Screen[] = [
  {
    ...forAdministrators,
    path: 'settings',
    load: () => import('./users/users-page.js'),
    nav: { words: words({ en: { name: 'Settings' }, es: { name: 'Ajustes' } }), icon: 'settings', key: 'alt+7' },
  },
  { ...forAdministrators, path: 'settings/sources', load: () => import('./sources/sources-page.js') },
  { ...forAdministrators, path: 'settings/sites', load: () => import('./sites/sites-page.js') },
  { ...forAdministrators, path: 'settings/scripts', load: () => import('./scripts/scripts-page.js') },
  { ...forAdministrators, path: 'settings/webhooks', load: () => import('./webhooks/webhooks-page.js') },
];
