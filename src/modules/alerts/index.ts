export { AlertsModule } from './alerts.module.js';
export { openAlerts } from './open-alerts.js';
export { RaiseAlert } from './raise-alert.js';
