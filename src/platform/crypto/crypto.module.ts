import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { keyRingOfFolder } from './key-file.js';
import { type KeyRing, readKeyRing } from './key-ring.js';
import { Sealer } from './sealer.js';
import { Signer } from './signer.js';

const keyRing = Symbol('key ring');

/** `Sealer` and `Signer` for everybody, with the keys of FIELD_KEYS, else of the data folder (never in production: settings see to it). */
@Global()
@Module({
  providers: [
    {
      provide: keyRing,
      inject: [Settings],
      useFactory: async ({ fieldKeys, dataDir }: Settings): Promise<KeyRing> =>
        (fieldKeys === undefined ? null : readKeyRing(fieldKeys)) ?? (await keyRingOfFolder(dataDir)),
    },
    { provide: Sealer, inject: [keyRing], useFactory: (ring: KeyRing) => new Sealer(ring) },
    { provide: Signer, inject: [keyRing], useFactory: (ring: KeyRing) => new Signer(ring) },
  ],
  exports: [Sealer, Signer],
})
export class CryptoModule {}
