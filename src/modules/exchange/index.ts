export { ExchangeModule } from './exchange.module.js';
export { ForgetOld } from './forget-old.js';
export { KeepRetention } from './retention/keep-retention.js';
export { AdvanceImport, ImportTurn } from './imports/index.js';
