import { words } from '../../words/catalogue.js';
import type { Screen } from '../screen.js';

export const auditScreen: Screen = {
  path: 'audit',
  load: () => import('./audit-page.js'),
  roles: ['auditor', 'privacy-officer'],
  nav: { words: words({ en: { name: 'Audit' }, es: { name: 'Auditoría' } }), icon: 'reports', key: 'alt+9' },
};
