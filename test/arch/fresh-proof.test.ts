// ASVS 7.5.3, 2.3.5: what takes many records out of the house, or changes who may come in, is asked for with a fresh proof.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', 'src');
const controllers = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.controller.ts'));
const handler = /@(Get|Post|Put|Patch|Delete)\((?:'([^']*)')?\)\n((?:\s*@.*\n)*)/g;

/** `GET /v1/people/:id/record` for each handler that wants a fresh proof. */
const guarded = controllers.flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const at = /@Controller\('([^']*)'\)/.exec(text)?.[1] ?? '';
  return [...text.matchAll(handler)]
    .filter(([, , , decorators]) => decorators!.includes('@NeedsFreshProof()'))
    .map(([, verb, path]) => `${verb!.toUpperCase()} /${[at, path].filter(Boolean).join('/')}`);
});

it('these requests want a fresh proof, and no others', () => {
  expect(guarded.toSorted()).toEqual([
    'DELETE /v1/me/passkeys/:id',
    'DELETE /v1/me/totp',
    'GET /v1/consents/:id/evidence',
    'GET /v1/imports/:id/report',
    'GET /v1/people/:id/accounting',
    'GET /v1/people/:id/record',
    'POST /v1/admin/sites/:id/consent-texts',
    'POST /v1/admin/sites/:id/consent-texts/:textId/retire',
    'POST /v1/admin/sources',
    'POST /v1/admin/sources/:id/keys',
    'POST /v1/admin/users',
    'POST /v1/admin/users/:id/deactivate',
    'POST /v1/admin/webhooks',
    'POST /v1/admin/webhooks/:id/rotate-secret',
    'POST /v1/me/passkeys',
    'POST /v1/me/passkeys/options',
    'POST /v1/me/recovery-codes',
    'POST /v1/me/totp',
    'PUT /v1/admin/sites/:id/scripts/:key',
    'PUT /v1/admin/users/:id/roles',
    'PUT /v1/instruments/questions/:id/words',
  ]);
});
