import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const openingsScreen: Screen = {
  path: 'openings',
  load: () => import('./openings-page.js'),
  roles: ['supervisor', 'manager', 'privacy-officer', 'auditor'],
  nav: { words: words({ en: { name: 'Openings' }, es: { name: 'Aperturas' } }), icon: 'openings', key: 'alt+8' },
};
