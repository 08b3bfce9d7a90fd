import { words } from '../../words/catalogue.js';
import { readsRecords } from '../pieces/roles.js';
import type { Screen } from '../screen.js';

export const peopleScreen: Screen = {
  path: 'people',
  load: () => import('./people-page.js'),
  roles: readsRecords,
  nav: { words: words({ en: { name: 'People' }, es: { name: 'Personas' } }), icon: 'people', key: 'alt+5' },
};
