import { Global, Module } from '@nestjs/common';
import { Sealer } from '../crypto/sealer.js';
import { KeyWrapping } from './key-wrapping.js';
import { PersonKeys } from './person-keys.js';
import { RewrapKeys } from './rewrap-keys.js';
import { RingKeyWrapping } from './ring-key-wrapping.js';
import { SealOld } from './seal-old.js';
import { SealOldStore } from './seal-old.store.js';
import { Seals } from './seals.js';

/** Seals what people told us, for everybody. */
@Global()
@Module({
  providers: [
    { provide: KeyWrapping, inject: [Sealer], useFactory: (sealer: Sealer): KeyWrapping => new RingKeyWrapping(sealer) },
    PersonKeys,
    Seals,
    SealOldStore,
    SealOld,
    RewrapKeys,
  ],
  exports: [PersonKeys, Seals, SealOld, RewrapKeys],
})
export class SealingModule {}
