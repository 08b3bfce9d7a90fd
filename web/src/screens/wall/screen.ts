import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const wallScreen: Screen = {
  path: 'wall',
  load: () => import('./wall-page.js'),
  roles: ['supervisor', 'manager', 'admin'],
  nav: { words: words({ en: { name: 'Wall' }, es: { name: 'Panel' } }), icon: 'wall', key: 'alt+2' },
};
