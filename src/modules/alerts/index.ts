export { AcknowledgeAlert } from './acknowledge-alert.js';
export { AlertsModule } from './alerts.module.js';
export { EndAlert } from './end-alert.js';
export { openAlerts } from './open-alerts.js';
export { RaiseAlert } from './raise-alert.js';
export { WarnAboutReceiver } from './warn-about-receiver.js';
