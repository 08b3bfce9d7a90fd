import { AppointmentStore } from './appointment.store.js';
import { AppointmentsReadModel } from './appointments.read-model.js';
import { BedOfAppointment } from './bed-of-appointment.js';
import { BookAppointment } from './book-appointment.js';
import { EndAppointment } from './end-appointment.js';
import { MakeAppointment } from './make-appointment.js';
import { MissAppointment } from './miss-appointment.js';
import { MoveAppointment } from './move-appointment.js';
import { NextAppointment } from './next-appointment.js';
import { SettleAppointment } from './settle-appointment.js';

export const appointmentProviders = [
  AppointmentStore,
  AppointmentsReadModel,
  BedOfAppointment,
  BookAppointment,
  EndAppointment,
  MakeAppointment,
  MissAppointment,
  MoveAppointment,
  NextAppointment,
  SettleAppointment,
];
