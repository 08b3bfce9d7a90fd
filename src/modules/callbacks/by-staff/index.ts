import { AgreedTime } from './agreed-time.js';
import { AssignCallback } from './assign-callback.js';
import { CalledPersonReader } from './called-person.reader.js';
import { CancelCallback } from './cancel-callback.js';
import { ChangeableCallback } from './changeable-callback.js';
import { GiveCallback } from './give-callback.js';
import { MakeCallback } from './make-callback.js';
import { PutOff } from './put-off.js';
import { RescheduleCallback } from './reschedule-callback.js';
import { SnoozeCallback } from './snooze-callback.js';
import { TakeBack } from './take-back.js';
import { TakeOver } from './take-over.js';

export const byStaffProviders = [
  AgreedTime,
  AssignCallback,
  CalledPersonReader,
  CancelCallback,
  ChangeableCallback,
  GiveCallback,
  MakeCallback,
  PutOff,
  RescheduleCallback,
  SnoozeCallback,
  TakeBack,
  TakeOver,
];
