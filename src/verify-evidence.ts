import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { verifyDocument } from './platform/crypto/signed-document.js';

/**
 * Checks an exported evidence file without any service of ours: `node dist/src/verify-evidence.js evidence.json key.pem [key.pem ...]`,
 * with the keys of GET /v1/consents/signing-keys. Exit code 0: genuine, 1: not, 2: cannot tell.
 */
const [file, ...keys] = process.argv.slice(2);
if (!file || keys.length === 0) {
  process.stderr.write('Name the evidence file and at least one public key: verify-evidence.js evidence.json key.pem\n');
  process.exit(2);
}
const verdict = verifyDocument(
  readFileSync(file, 'utf8'),
  keys.map((key) => readFileSync(key, 'utf8')),
);
const why = verdict.kind === 'genuine' ? whyTextIsWrong(verdict.document) : verdict.why;
process.stdout.write(why === null ? 'Genuine: nothing was changed since it was exported.\n' : `Not genuine: ${why}\n`);
process.exitCode = why === null ? 0 : 1;

/** The signature says that we said so; this says that the words are the ones whose hash was kept with the consent. */
function whyTextIsWrong({ textAsShown, consent }: Readonly<Record<string, unknown>>): string | null {
  if (textAsShown === null) return null;
  const { body, sha256 } = textAsShown as { body: string; sha256: string };
  const isSame = createHash('sha256').update(body).digest('hex') === sha256;
  return isSame && (consent as { textSha256: string }).textSha256 === sha256
    ? null
    : 'The words are not those that the consent was given to.';
}
