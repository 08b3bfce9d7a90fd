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
  { ...forAdministrators, path: 'settings/routes', load: () => import('./routes/routes-page.js') },
  { ...forAdministrators, path: 'settings/rules', load: () => import('./rules/rules-page.js') },
  { ...forAdministrators, path: 'settings/consent', load: () => import('./consent/consent-page.js') },
  { roles: ['admin', 'privacy-officer'], path: 'settings/retention', load: () => import('./retention/retention-page.js') },
  { roles: ['admin', 'manager', 'supervisor'], path: 'settings/health', load: () => import('./health/health-page.js') },
  { ...forAdministrators, path: 'settings/scripts', load: () => import('./scripts/scripts-page.js') },
  { ...forAdministrators, path: 'settings/webhooks', load: () => import('./webhooks/webhooks-page.js') },
];
