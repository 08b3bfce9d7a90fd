import { ChangeWallTime } from './change-wall-time.js';
import { ClockChangesReadModel } from './clock-changes.read-model.js';
import { ClockRules } from './clock-rules.js';
import { FollowClockLaw } from './follow-clock-law.js';
import { KeepWallTimes } from './keep-wall-times.js';
import { MoveWithClock } from './move-with-clock.js';
import { ReportClockLaw } from './report-clock-law.js';
import { WallTimeStore } from './wall-time.store.js';

export { ClockChangesController } from './clock-changes.controller.js';
export const wallTimeProviders = [
  ChangeWallTime,
  ClockChangesReadModel,
  ClockRules,
  FollowClockLaw,
  KeepWallTimes,
  MoveWithClock,
  ReportClockLaw,
  WallTimeStore,
];
