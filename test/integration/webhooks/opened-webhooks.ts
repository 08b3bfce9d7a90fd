import { Global, Module } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { logIsReadable } from '../../support/log-is-readable.js';
import type { EventMessage } from '../../../src/contracts/events.js';
import { publicEventNames } from '../../../src/contracts/webhooks/public-events.js';
import type { CreateReceiverDto } from '../../../src/contracts/webhooks/receiver.dto.js';
import { AlertsModule, WarnAboutReceiver } from '../../../src/modules/alerts/index.js';
import { CollectDeliveries, SendDeliveries, WebhooksModule } from '../../../src/modules/webhooks/index.js';
import { CreateReceiver } from '../../../src/modules/webhooks/receivers/create-receiver.js';
import { GuardedFetch } from '../../../src/platform/egress/guarded-fetch.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { emptyTables } from '../../support/empty-tables.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { guardedBy, NamedAddresses } from './named-addresses.js';
import { ReceivingServer } from './receiving-server.js';

export const names = new NamedAddresses();
const outside = () => guardedBy(names, { allowLoopback: true, withinMilliseconds: 500 });

@Global()
@Module({ providers: [{ provide: GuardedFetch, useFactory: outside }], exports: [GuardedFetch] })
class OutsideModule {}

export interface Delivered {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly tries: number;
  readonly last_problem: string | null;
}

/** Webhooks on a real database with a receiver that is a real server, and a clock that the test holds; nothing drains the outbox. */
export class OpenedWebhooks {
  private constructor(
    readonly modules: OpenedModules,
    readonly server: ReceivingServer,
  ) {}

  static async open(): Promise<OpenedWebhooks> {
    return new OpenedWebhooks(await openModules(OutsideModule, AlertsModule, WebhooksModule), await ReceivingServer.start());
  }

  readonly database = this.modules.database;
  adminId = '';

  async reset(): Promise<void> {
    await this.modules.reset();
    await emptyTables(this.database, 'webhook_receiver');
    this.server.forget();
    names.leadTo(['127.0.0.1']);
    this.adminId = (await this.modules.rows.staff('Ada', 'admin')).userId;
    // What earlier tests left in the log is nobody's.
    await this.collect();
  }

  async close(): Promise<void> {
    await this.modules.use(GuardedFetch).close();
    await this.modules.close();
    await this.server.stop();
  }

  /** A receiver of everything, at the test's server. */
  receiver(change: Partial<CreateReceiverDto> = {}): Promise<{ id: string; secret: string }> {
    const receiver = { url: this.server.url, events: [...publicEventNames], ...change };
    return this.modules.use(CreateReceiver).run(receiver, this.adminId);
  }

  happen(...events: readonly EventMessage[]): Promise<void> {
    return this.database.transaction((tx) => this.modules.use(Outbox).add(tx, events));
  }

  async collect(): Promise<void> {
    await logIsReadable(this.modules.database);
    await this.modules.use(CollectDeliveries).run();
  }

  send(receiverId: string): Promise<void> {
    return this.modules.use(SendDeliveries).run(receiverId);
  }

  /** As the relay would: it happened, was collected, and every receiver named is told. */
  async tell(events: readonly EventMessage[], ...receiverIds: readonly string[]): Promise<void> {
    await this.happen(...events);
    await this.collect();
    for (const id of receiverIds) await this.send(id);
  }

  pass(seconds: number): void {
    this.modules.clock.at = new Date(this.modules.clock.now().getTime() + seconds * 1000);
  }

  deliveries(receiverId: string): Promise<Delivered[]> {
    const text = 'select id, name, state, tries, last_problem from webhook_delivery where receiver_id = $1 order by seq';
    return this.database.query(text, [receiverId]);
  }

  /** The alerts about a receiver that stand, after whoever keeps them has looked. */
  async alerts(receiverId: string): Promise<string[]> {
    await this.modules.use(WarnAboutReceiver).run(receiverId);
    const text = 'select kind from alert where subject_id = $1 and acknowledged_at is null order by kind';
    return (await this.database.query<{ kind: string }>(text, [receiverId])).map(({ kind }) => kind);
  }
}

/** What happens to one person, in order. */
export function story(personId = uuid(), callbackId = uuid(), intakeId = uuid()) {
  return {
    personId,
    callbackId,
    intakeId,
    scheduled: { name: 'CallbackScheduled', body: { callbackId, personId } },
    kept: { name: 'PromiseJudged', body: { callbackId, personId, verdict: 'kept' } },
    ended: { name: 'CallbackEnded', body: { callbackId, personId, state: 'done' } },
    advanced: { name: 'IntakeAdvanced', body: { intakeId, personId, from: 'inquiry', to: 'attempting' } },
    flagged: { name: 'FlagRaised', body: { leadId: uuid(), intakeId, callbackId, personId } },
  } as const satisfies Record<string, string | EventMessage>;
}
