import type { Schedule } from '../platform/queue/job-queue.js';

/** Everything that happens because time passes. */
export const schedules: readonly Schedule[] = [
  { name: 'sweep', everySeconds: 2 },
  { name: 'prune', everySeconds: 3600 },
];
