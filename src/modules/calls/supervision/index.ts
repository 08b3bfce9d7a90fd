import { LeaveCall } from './leave-call.js';
import { SuperviseCall } from './supervise-call.js';
import { SupervisorLegs } from './supervisor-legs.js';

export const supervisionProviders = [SuperviseCall, LeaveCall, SupervisorLegs];
