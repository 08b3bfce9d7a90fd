// npm run bench: every bench/*.bench.mjs in order, or those whose name contains an argument, on a PostgreSQL that syncs its disk.
import { runOnStores } from './on-stores.mjs';

await runOnStores('bench', { durable: true });
