import 'reflect-metadata';
import { Client } from 'pg';
import { keyRingOfFolder } from './platform/crypto/key-file.js';
import { readKeyRing } from './platform/crypto/key-ring.js';
import { keyUses, retireAll } from './platform/sealing/key-uses.js';

/**
 * What stands under which key of the ring: `node dist/src/keys.js`, with DATABASE_URL and the keys of the installation (FIELD_KEYS, else
 * DATA_DIR). With `renew` every data key is retired first: all is sealed anew in the background (docs/operations.md, Keys).
 */
const { DATABASE_URL: url, FIELD_KEYS: keys, DATA_DIR: dataDir = './.data' } = process.env;
const [act] = process.argv.slice(2);
if (!url || (act !== undefined && act !== 'renew')) {
  process.stderr.write('Say "npm run keys" or "npm run keys renew"; DATABASE_URL is found by it, or set it.\n');
  process.exit(2);
}
const ring = keys ? readKeyRing(keys) : await keyRingOfFolder(dataDir);
if (!ring) {
  process.stderr.write('FIELD_KEYS cannot be read: it must be id:key pairs, as the program was started with.\n');
  process.exit(2);
}
const client = new Client({ connectionString: url });
await client.connect();
const query = async <R>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as R[];
if (act === 'renew') process.stdout.write(`${await retireAll({ query })} data keys retired: the job keep-seals does the rest.\n`);
const ids = ring.map(({ id }) => id);
const uses = await keyUses({ query }, ids);
await client.end();
for (const keyId of new Set([...ids, ...uses.map((use) => use.keyId)])) {
  const told = uses.filter((use) => use.keyId === keyId).map(({ where, rows }) => `${where} ${rows}`);
  const missing = ids.includes(keyId) ? '' : ', which FIELD_KEYS lacks';
  const free = keyId === ids[0] ? 'nothing yet' : 'nothing: once no process spools leads under it, it can be taken out';
  process.stdout.write(`${keyId}${keyId === ids[0] ? ' (first)' : missing}: ${told.join(', ') || free}\n`);
}
