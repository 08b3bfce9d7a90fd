import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { keyRingOfFolder } from './key-file.js';
import { readKeyRing } from './key-ring.js';
import { Sealer } from './sealer.js';

/** `Sealer` for everybody, with the keys of FIELD_KEYS, else of the data folder (never in production: settings see to it). */
@Global()
@Module({
  providers: [
    {
      provide: Sealer,
      inject: [Settings],
      useFactory: async ({ fieldKeys, dataDir }: Settings): Promise<Sealer> =>
        new Sealer((fieldKeys === undefined ? null : readKeyRing(fieldKeys)) ?? (await keyRingOfFolder(dataDir))),
    },
  ],
  exports: [Sealer],
})
export class CryptoModule {}
