import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const callbacksScreen: Screen = {
  path: 'callbacks',
  load: () => import('./callbacks-page.js'),
  roles: ['supervisor', 'manager'],
  nav: { words: words({ en: { name: 'Callbacks' }, es: { name: 'Llamadas' } }), icon: 'calls', key: 'alt+4' },
};
