import { Module } from '@nestjs/common';
import { AcknowledgeAlert } from './acknowledge-alert.js';
import { AlertStore } from './alert.store.js';
import { AlertsController } from './alerts.controller.js';
import { EndAlert } from './end-alert.js';
import { RaiseAlert } from './raise-alert.js';
import { WarnAboutReceiver } from './warn-about-receiver.js';

@Module({
  controllers: [AlertsController],
  providers: [AlertStore, RaiseAlert, EndAlert, AcknowledgeAlert, WarnAboutReceiver],
  exports: [AcknowledgeAlert, RaiseAlert, EndAlert, WarnAboutReceiver],
})
export class AlertsModule {}
