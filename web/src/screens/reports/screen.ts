import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const reportsScreen: Screen = {
  path: 'reports',
  load: () => import('./reports-page.js'),
  roles: ['supervisor', 'manager', 'admin'],
  nav: { words: words({ en: { name: 'Reports' }, es: { name: 'Informes' } }), icon: 'reports', key: 'alt+0' },
};
