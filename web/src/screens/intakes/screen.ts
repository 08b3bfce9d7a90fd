import { readsRecords } from '../pieces/roles.js';
import type { Screen } from '../screen.js';

export const intakeScreen: Screen = { path: 'intakes/:id', load: () => import('./intake-page.js'), roles: readsRecords };
