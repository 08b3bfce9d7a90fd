import type { Screen } from '../screen.js';
import { words } from '../../words/catalogue.js';

export const deskScreen: Screen = {
  path: 'desk',
  load: () => import('./desk-page.js'),
  roles: ['counsellor'],
  nav: { words: words({ en: { name: 'Desk' }, es: { name: 'Puesto' } }), icon: 'desk', key: 'alt+1' },
};
