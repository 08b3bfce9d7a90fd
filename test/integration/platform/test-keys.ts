import { AuditChain } from '../../../src/platform/audit/audit-chain.js';
import { Clock, SystemClock } from '../../../src/platform/clock.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { KeyedHash } from '../../../src/platform/crypto/keyed-hash.js';
import { LinkSigner } from '../../../src/platform/crypto/link-signer.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { DocumentSigner } from '../../../src/platform/crypto/signed-document.js';
import { Signer } from '../../../src/platform/crypto/signer.js';
import { PersonKeys } from '../../../src/platform/sealing/person-keys.js';
import { RingKeyWrapping } from '../../../src/platform/sealing/ring-key-wrapping.js';
import { Seals } from '../../../src/platform/sealing/seals.js';

const key = Buffer.alloc(32, 7);
const ring: KeyRing = [{ id: 'test', key }];

/** The same keys, for a program. */
export const fieldKeys = `test:${key.toString('base64')}`;

export const sealer = new Sealer(ring);

/** What CryptoModule and SealingModule give, with the keys of the tests. */
export const keyProviders = [
  { provide: Sealer, useValue: sealer },
  {
    provide: PersonKeys,
    inject: [Clock],
    useFactory: (clock: Clock): PersonKeys => new PersonKeys(new RingKeyWrapping(sealer), clock),
  },
  Seals,
  { provide: KeyedHash, useValue: new KeyedHash(ring) },
  { provide: DocumentSigner, useValue: new DocumentSigner(ring) },
  { provide: LinkSigner, useValue: new LinkSigner(ring) },
  { provide: Signer, useValue: new Signer(ring) },
  { provide: AuditChain, useValue: new AuditChain(ring) },
];
/** Opens what a test reads for itself. */
export const testSeals = new Seals(new PersonKeys(new RingKeyWrapping(sealer), new SystemClock()), sealer);

/** The rows of a statement, with all that it has `told` opened. */
export async function opened<R>(
  database: { readonly query: (text: string, values?: unknown[]) => Promise<unknown> },
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const query = async <T>(asked: string, given: readonly unknown[] = []): Promise<T[]> => {
    const found = (await database.query(asked, [...given])) as T[] | { readonly rows: T[] };
    return Array.isArray(found) ? found : found.rows;
  };
  return testSeals.open({ query }, await query<R>(text, values));
}

export const keyUsers = [Sealer, PersonKeys, Seals, KeyedHash, DocumentSigner, LinkSigner, Signer, AuditChain];
