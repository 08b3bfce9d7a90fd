import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { keyRingOfFolder } from './key-file.js';
import { readKeyRing, type KeyRing } from './key-ring.js';
import { LinkSigner } from './link-signer.js';
import { Sealer } from './sealer.js';

const KEY_RING = Symbol('key ring');

/** What seals and signs for everybody, with the keys of FIELD_KEYS, else of the data folder (never in production: settings see to it). */
@Global()
@Module({
  providers: [
    {
      provide: KEY_RING,
      inject: [Settings],
      useFactory: async ({ fieldKeys, dataDir }: Settings): Promise<KeyRing> =>
        (fieldKeys === undefined ? null : readKeyRing(fieldKeys)) ?? (await keyRingOfFolder(dataDir)),
    },
    { provide: Sealer, inject: [KEY_RING], useFactory: (ring: KeyRing) => new Sealer(ring) },
    { provide: LinkSigner, inject: [KEY_RING], useFactory: (ring: KeyRing) => new LinkSigner(ring) },
  ],
  exports: [Sealer, LinkSigner],
})
export class CryptoModule {}
