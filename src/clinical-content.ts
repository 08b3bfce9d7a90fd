import 'reflect-metadata';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { clinicalContent, judgeSignatures, publicKeyPem, SignatureStore, signPiece } from './modules/flags/index.js';

/**
 * The medical director's signature under the flag table and the instruments (docs/operations.md, Clinical content):
 *   keys director.pem                            makes a private key and prints the public one for MEDICAL_DIRECTOR_KEY
 *   print                                        everything that is to be read and signed
 *   sign director.pem "Dr Ana Vega" signed.json  signs all of it, on the director's own machine
 *   store signed.json                            keeps the signatures in DATABASE_URL
 */
const [command, ...given] = process.argv.slice(2);
const commands: Readonly<Record<string, () => Promise<void> | void>> = { keys, print, sign, store };
if (!Object.hasOwn(commands, command ?? '')) fail('Say one of: keys, print, sign, store.');
await commands[command!]!();

function keys(): void {
  const [file] = required(1, 'Name the file for the private key.');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file!, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  process.stdout.write(`MEDICAL_DIRECTOR_KEY=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}\n`);
}

function print(): void {
  process.stdout.write(`${JSON.stringify(clinicalContent, null, 2)}\n`);
}

function sign(): void {
  const [keyFile, by, file] = required(3, 'Name the private key, who signs, and the file to write.');
  const key = createPrivateKey(readFileSync(keyFile!, 'utf8'));
  const documents = clinicalContent.map((piece) => signPiece(piece, { by: by!, at: new Date() }, key));
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  writeFileSync(file!, JSON.stringify({ publicKey, documents }, null, 2));
}

async function store(): Promise<void> {
  const [file] = required(1, 'Name the file with the signatures.');
  const { publicKey, documents } = readSigned(file!);
  const standings = judgeSignatures(clinicalContent, documents, publicKeyPem(publicKey));
  const unsigned = standings.filter(({ signed }) => !signed).map(({ name }) => name);
  if (unsigned.length > 0) fail(`These are not signed as this version has them: ${unsigned.join(', ')}. Sign them again.`);
  const client = new Client({ connectionString: process.env['DATABASE_URL'] ?? fail('DATABASE_URL is missing: set it.') });
  await client.connect();
  const db = {
    query: async <R>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as R[],
  };
  for (const { name, version, hash, signed } of standings) {
    const document = documents.find((text) => (JSON.parse(text) as { name: string }).name === name)!;
    const { by, at, keyId } = signed!;
    await new SignatureStore().add(db, { name, version, contentHash: hash, keyId, signedBy: by, signedAt: at, document });
  }
  await client.end();
  process.stdout.write(`${standings.length} signatures of ${standings[0]!.signed!.by} are kept.\n`);
}

function readSigned(file: string): { publicKey: string; documents: string[] } {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { publicKey: string; documents: string[] };
  } catch {
    return fail(`${file} cannot be read: name the file that "sign" has written.`);
  }
}

function required(count: number, sentence: string): string[] {
  return given.length === count ? given : fail(sentence);
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
