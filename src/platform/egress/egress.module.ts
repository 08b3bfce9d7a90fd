import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { GuardedFetch } from './guarded-fetch.js';
import { SystemResolver } from './host-resolver.js';

/** `GuardedFetch` for everybody who sends something to an address that a human entered. */
@Global()
@Module({
  providers: [
    {
      provide: GuardedFetch,
      inject: [Settings],
      useFactory: ({ webhookAllowLoopback }: Settings) =>
        new GuardedFetch({ resolver: new SystemResolver(), allowLoopback: webhookAllowLoopback }),
    },
  ],
  exports: [GuardedFetch],
})
export class EgressModule {}
