import type { Screen } from '../screen.js';

/** The menu of the account leads there. */
export const usersScreen: Screen = { path: 'users', load: () => import('./users-page.js'), roles: ['admin'] };
