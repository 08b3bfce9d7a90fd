export { ExchangeModule } from './exchange.module.js';
export { AdvanceImport, ImportTurn } from './imports/index.js';
