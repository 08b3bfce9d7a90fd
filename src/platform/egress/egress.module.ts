import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { GuardedFetch } from './guarded-fetch.js';
import { SystemResolver } from './host-resolver.js';
import { RegisteredVendors } from './vendor-gate.js';

/** `GuardedFetch` for everybody who sends something to an address that a human entered. */
@Global()
@Module({
  providers: [
    {
      provide: GuardedFetch,
      inject: [Settings, Database, Clock],
      useFactory: ({ webhookAllowLoopback: allowLoopback }: Settings, database: Database, clock: Clock) =>
        new GuardedFetch({
          resolver: new SystemResolver(),
          vendors: new RegisteredVendors(database),
          now: () => clock.now(),
          allowLoopback,
        }),
    },
  ],
  exports: [GuardedFetch],
})
export class EgressModule {}
