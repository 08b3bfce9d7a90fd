export { CollectDeliveries } from './collect/collect-deliveries.js';
export { SendDeliveries } from './deliver/send-deliveries.js';
export { receiverStanding, type ReceiverStanding } from './receiver-standing.js';
export { WebhooksModule } from './webhooks.module.js';
