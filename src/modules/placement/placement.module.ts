import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { IntakeModule } from '../intake/index.js';
import { SitesModule } from '../sites/index.js';
import { TextsModule } from '../texts/index.js';
import { AlongWithAppointment } from './along-with-appointment.js';
import { appointmentProviders } from './appointments/index.js';
import { AppointmentsController } from './appointments/appointments.controller.js';
import { bedProviders } from './beds/index.js';
import { BedsController } from './beds/beds.controller.js';
import { EndPlacement } from './end-placement.js';
import { LeavePlaces } from './leave-places.js';
import { MoveAlong } from './move-along.js';
import { PlacedIntakeReader } from './placed-intake.reader.js';
import { ProgrammeStore } from './programmes/programme.store.js';
import { ProgrammesController } from './programmes/programmes.controller.js';
import { ProgrammesReadModel } from './programmes/programmes.read-model.js';
import { WriteProgramme } from './programmes/write-programme.js';
import { PlacesController } from './referrals/places.controller.js';
import { referralProviders } from './referrals/index.js';
import { ReferralsController } from './referrals/referrals.controller.js';
import { stepProviders } from './steps/index.js';
import { waitlistProviders } from './waitlist/index.js';
import { WaitlistController } from './waitlist/waitlist.controller.js';

@Module({
  imports: [AlertsModule, CallbacksModule, IntakeModule, SitesModule, TextsModule],
  controllers: [
    ProgrammesController,
    BedsController,
    WaitlistController,
    AppointmentsController,
    PlacesController,
    ReferralsController,
  ],
  providers: [
    PlacedIntakeReader,
    MoveAlong,
    AlongWithAppointment,
    EndPlacement,
    LeavePlaces,
    ProgrammeStore,
    ProgrammesReadModel,
    WriteProgramme,
    ...bedProviders,
    ...waitlistProviders,
    ...appointmentProviders,
    ...referralProviders,
    ...stepProviders,
  ],
  exports: [EndPlacement],
})
export class PlacementModule {}
