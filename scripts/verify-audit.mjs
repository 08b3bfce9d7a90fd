// npm run verify-audit: whether the audit is as it was written.
import { runOnDatabase } from './on-database.mjs';

await runOnDatabase('verify-audit', 'dist/src/verify-audit.js');
