import type { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { LinkSigner } from '../../../src/platform/crypto/link-signer.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';

const keys: KeyRing = [{ id: 'test', key: Buffer.alloc(32, 7) }];

/** What CryptoModule provides, with keys of the tests. */
export const cryptoWithTestKeys = [
  { provide: Sealer, useValue: new Sealer(keys) },
  { provide: LinkSigner, useValue: new LinkSigner(keys) },
];
