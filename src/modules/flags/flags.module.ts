import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { SoundAlarm } from './alarms/sound-alarm.js';
import { WatchFlags } from './alarms/watch-flags.js';
import { AnsweringPointStore } from './answering-points/answering-point.store.js';
import { AnsweringPointsController } from './answering-points/answering-points.controller.js';
import { PutAnsweringPoint } from './answering-points/put-answering-point.js';
import { DealWithFlag } from './deal-with-flag.js';
import { ChooseDuty } from './duty/calls/choose-duty.js';
import { DutyCallScript } from './duty/calls/duty-call-script.js';
import { DutyCallStore } from './duty/calls/duty-call.store.js';
import { RingDuty } from './duty/calls/ring-duty.js';
import { WatchDutyCalls } from './duty/calls/watch-duty-calls.js';
import { DutyController } from './duty/duty.controller.js';
import { DutyStore } from './duty/duty.store.js';
import { SetDuty } from './duty/set-duty.js';
import { CloseEmergency } from './emergency/close-emergency.js';
import { EmergencyController } from './emergency/emergency.controller.js';
import { EmergencyStore } from './emergency/emergency.store.js';
import { ReviewEmergencies } from './emergency/review-emergencies.js';
import { FlagStore } from './flag.store.js';
import { FlagsController } from './flags.controller.js';
import { FlagsReadModel } from './flags.read-model.js';
import { RaiseFlags } from './raise-flags.js';
import { ClinicalContentController } from './signatures/clinical-content.controller.js';
import { ClinicalSignatures } from './signatures/clinical-signatures.js';
import { SignatureStore } from './signatures/signature.store.js';

const door = [RaiseFlags, FlagsReadModel, DutyCallScript];

@Module({
  imports: [AlertsModule],
  controllers: [FlagsController, EmergencyController, DutyController, AnsweringPointsController, ClinicalContentController],
  providers: [
    ...door,
    FlagStore,
    AnsweringPointStore,
    DealWithFlag,
    SoundAlarm,
    WatchFlags,
    EmergencyStore,
    CloseEmergency,
    ReviewEmergencies,
    DutyStore,
    DutyCallStore,
    ChooseDuty,
    RingDuty,
    WatchDutyCalls,
    SetDuty,
    PutAnsweringPoint,
    SignatureStore,
    ClinicalSignatures,
  ],
  exports: door,
})
export class FlagsModule {}
