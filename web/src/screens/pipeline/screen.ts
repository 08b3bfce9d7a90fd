import { words } from '../../words/catalogue.js';
import { readsRecords } from '../pieces/roles.js';
import type { Screen } from '../screen.js';

export const pipelineScreen: Screen = {
  path: 'pipeline',
  load: () => import('./pipeline-page.js'),
  roles: readsRecords,
  nav: { words: words({ en: { name: 'Pipeline' }, es: { name: 'Proceso' } }), icon: 'pipeline', key: 'alt+3' },
};
