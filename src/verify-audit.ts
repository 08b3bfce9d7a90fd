import 'reflect-metadata';
import { join } from 'node:path';
import { AuditChain } from './platform/audit/audit-chain.js';
import { AuditChainStore } from './platform/audit/audit-chain.store.js';
import { shippedHeads } from './platform/audit/shipped-heads.js';
import { connectAsProgram } from './platform/database/program-client.js';
import { verifyAudit } from './platform/audit/verify-audit.js';
import { keyRingOfFolder } from './platform/crypto/key-file.js';
import { readKeyRing } from './platform/crypto/key-ring.js';
import { DocumentSigner } from './platform/crypto/signed-document.js';

/**
 * Checks the audit: `node dist/src/verify-audit.js [folder of signed heads]`, with DATABASE_URL and the keys of the installation
 * (FIELD_KEYS, else DATA_DIR). Exit code 0: as it was written, 1: not, 2: cannot tell.
 */
const { DATABASE_URL: url, FIELD_KEYS: keys, DATA_DIR: dataDir = './.data', AUDIT_HEADS_DIR: configured } = process.env;
if (!url) {
  process.stderr.write('DATABASE_URL is missing: run "npm run verify-audit", which finds the embedded database, or set it.\n');
  process.exit(2);
}
const ring = keys ? readKeyRing(keys) : await keyRingOfFolder(dataDir);
if (!ring) {
  process.stderr.write('FIELD_KEYS cannot be read: it must be id:key pairs, as the program was started with.\n');
  process.exit(2);
}
const client = await connectAsProgram(url);
const query = async <R>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as R[];
const store = new AuditChainStore();
const { links, heads, finding } = await verifyAudit({
  database: { query },
  store,
  chain: new AuditChain(ring),
  heads: [
    ...(await store.heads({ query })),
    ...(await shippedHeads(process.argv[2] ?? configured ?? join(dataDir, 'audit-heads'))),
  ],
  trusted: new DocumentSigner(ring).published().map(({ publicKey }) => publicKey),
});
await client.end();
const where = [finding?.seq && `link ${finding.seq}`, finding?.entryId && `entry ${finding.entryId}`].filter(Boolean).join(', ');
process.stdout.write(
  finding
    ? `Not as it was written, ${where || 'in the signed heads'} (${finding.kind}): ${finding.what}\n`
    : `As it was written: ${links} links, ${heads} signed heads.\n`,
);
process.exitCode = finding ? 1 : 0;
