import { readsRecords } from '../pieces/roles.js';
import type { Screen } from '../screen.js';

export const personScreen: Screen = { path: 'people/:id', load: () => import('./person-page.js'), roles: readsRecords };
