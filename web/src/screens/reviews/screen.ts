import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const reviewsScreen: Screen = {
  path: 'reviews',
  load: () => import('./reviews-page.js'),
  roles: ['supervisor', 'manager'],
  nav: { words: words({ en: { name: 'Reviews' }, es: { name: 'Revisar' } }), icon: 'reviews', key: 'alt+6' },
};
