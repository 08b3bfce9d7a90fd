// npm run attack: every attack/*.attack.mjs in order, or those whose name contains an argument, on a server of this machine.
import { runOnStores } from './on-stores.mjs';

await runOnStores('attack', { durable: false });
