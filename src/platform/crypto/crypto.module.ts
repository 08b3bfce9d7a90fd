import { Global, Module } from '@nestjs/common';
import { AuditChain } from '../audit/audit-chain.js';
import { Settings } from '../config/settings.js';
import { keyRingOfFolder } from './key-file.js';
import { type KeyRing, readKeyRing } from './key-ring.js';
import { KeyedHash } from './keyed-hash.js';
import { LinkSigner } from './link-signer.js';
import { Sealer } from './sealer.js';
import { DocumentSigner } from './signed-document.js';
import { Signer } from './signer.js';

const KEY_RING = Symbol('KEY_RING');
const fromRing = <T>(of: new (ring: KeyRing) => T) => ({
  provide: of,
  inject: [KEY_RING],
  useFactory: (ring: KeyRing): T => new of(ring),
});

/** What seals, hashes and signs with the keys of FIELD_KEYS, else of the data folder (never in production: settings see to it), for everybody. */
@Global()
@Module({
  providers: [
    {
      provide: KEY_RING,
      inject: [Settings],
      useFactory: async ({ fieldKeys, dataDir }: Settings): Promise<KeyRing> =>
        (fieldKeys === undefined ? null : readKeyRing(fieldKeys)) ?? (await keyRingOfFolder(dataDir)),
    },
    fromRing(Sealer),
    fromRing(KeyedHash),
    fromRing(DocumentSigner),
    fromRing(LinkSigner),
    fromRing(Signer),
    fromRing(AuditChain),
  ],
  exports: [Sealer, KeyedHash, DocumentSigner, LinkSigner, Signer, AuditChain],
})
export class CryptoModule {}
