import type { Screen } from '../screen.js';

export const accountScreen: Screen = { path: 'account', load: () => import('./account-page.js') };
