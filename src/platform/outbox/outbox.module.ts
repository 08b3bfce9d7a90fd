import { Module, type DynamicModule } from '@nestjs/common';
import type { EventName } from '../../contracts/events.js';
import { Outbox, SUBSCRIBED_EVENTS } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

@Module({})
export class OutboxModule {
  static subscribedTo(events: ReadonlySet<EventName>): DynamicModule {
    return {
      module: OutboxModule,
      global: true,
      providers: [Outbox, OutboxRelay, { provide: SUBSCRIBED_EVENTS, useValue: events }],
      exports: [Outbox],
    };
  }
}
