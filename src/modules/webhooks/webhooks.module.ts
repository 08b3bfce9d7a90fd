import { Module } from '@nestjs/common';
import { EventLog } from '../../platform/outbox/event-log.js';
import { CollectDeliveries } from './collect/collect-deliveries.js';
import { CollectStore } from './collect/collect.store.js';
import { DeliveriesController } from './dead/deliveries.controller.js';
import { DeliveriesReadModel } from './dead/deliveries.read-model.js';
import { ReplayDeliveries } from './dead/replay-deliveries.js';
import { DeliveryMetrics } from './deliver/delivery-metrics.js';
import { DeliveryStore } from './deliver/delivery.store.js';
import { OpenLines } from './deliver/open-lines.js';
import { ReceiverHealth } from './deliver/receiver-health.js';
import { RecordTry } from './deliver/record-try.js';
import { SendDeliveries } from './deliver/send-deliveries.js';
import { SendNext } from './deliver/send-next.js';
import { SignedPost } from './deliver/signed-post.js';
import { ChangeReceiver } from './receivers/change-receiver.js';
import { CreateReceiver } from './receivers/create-receiver.js';
import { DisableReceiver } from './receivers/disable-receiver.js';
import { OutsideAddress } from './receivers/outside-address.js';
import { PingReceiver } from './receivers/ping-receiver.js';
import { ReceiverChecksController } from './receivers/receiver-checks.controller.js';
import { ReceiverStore } from './receivers/receiver.store.js';
import { ReceiversController } from './receivers/receivers.controller.js';
import { ReceiversReadModel } from './receivers/receivers.read-model.js';
import { RotateSecret } from './receivers/rotate-secret.js';
import { SecretStore } from './receivers/secret.store.js';

@Module({
  controllers: [ReceiversController, ReceiverChecksController, DeliveriesController],
  providers: [
    EventLog,
    CollectDeliveries,
    CollectStore,
    DeliveriesReadModel,
    ReplayDeliveries,
    DeliveryMetrics,
    DeliveryStore,
    OpenLines,
    ReceiverHealth,
    RecordTry,
    SendDeliveries,
    SendNext,
    SignedPost,
    ChangeReceiver,
    CreateReceiver,
    DisableReceiver,
    OutsideAddress,
    PingReceiver,
    ReceiverStore,
    ReceiversReadModel,
    RotateSecret,
    SecretStore,
  ],
  exports: [CollectDeliveries, SendDeliveries],
})
export class WebhooksModule {}
