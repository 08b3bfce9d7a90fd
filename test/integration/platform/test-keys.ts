import { AuditChain } from '../../../src/platform/audit/audit-chain.js';
import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { KeyedHash } from '../../../src/platform/crypto/keyed-hash.js';
import { LinkSigner } from '../../../src/platform/crypto/link-signer.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import { DocumentSigner } from '../../../src/platform/crypto/signed-document.js';
import { Signer } from '../../../src/platform/crypto/signer.js';

const key = Buffer.alloc(32, 7);
const ring: KeyRing = [{ id: 'test', key }];

/** The same keys, for a program. */
export const fieldKeys = `test:${key.toString('base64')}`;

/** What CryptoModule gives, with the keys of the tests. */
export const keyProviders = [
  { provide: Sealer, useValue: new Sealer(ring) },
  { provide: KeyedHash, useValue: new KeyedHash(ring) },
  { provide: DocumentSigner, useValue: new DocumentSigner(ring) },
  { provide: LinkSigner, useValue: new LinkSigner(ring) },
  { provide: Signer, useValue: new Signer(ring) },
  { provide: AuditChain, useValue: new AuditChain(ring) },
];
export const keyUsers = [Sealer, KeyedHash, DocumentSigner, LinkSigner, Signer, AuditChain];
