import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { KeyedHash } from '../../../src/platform/crypto/keyed-hash.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { DocumentSigner } from '../../../src/platform/crypto/signed-document.js';

const ring: KeyRing = [{ id: 'test', key: Buffer.alloc(32, 7) }];

/** What CryptoModule gives, with the keys of the tests. */
export const keyProviders = [
  { provide: Sealer, useValue: new Sealer(ring) },
  { provide: KeyedHash, useValue: new KeyedHash(ring) },
  { provide: DocumentSigner, useValue: new DocumentSigner(ring) },
];
export const keyUsers = [Sealer, KeyedHash, DocumentSigner];
