export { LegalModule } from './legal.module.js';
export { LegalRequestStore } from './requests/legal-request.store.js';
export { WatchLegal } from './watch-legal.js';
