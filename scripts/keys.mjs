// npm run keys: what stands under which key of FIELD_KEYS; "npm run keys renew" makes new data keys for everybody.
import { runOnDatabase } from './on-database.mjs';

await runOnDatabase('keys', 'dist/src/keys.js');
