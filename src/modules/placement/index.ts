export { EndPlacement } from './end-placement.js';
export { FollowSteps } from './steps/follow-steps.js';
export { MissAppointment } from './appointments/miss-appointment.js';
export { PlacementModule } from './placement.module.js';
export { ReleaseHold } from './beds/release-hold.js';
export { TakeStep } from './steps/take-step.js';
export { WatchWaitlist } from './waitlist/watch-waitlist.js';
