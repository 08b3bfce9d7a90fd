import type { Schedule } from '../platform/queue/job-queue.js';

/** Everything that happens because time passes. */
export const schedules: readonly Schedule[] = [
  { name: 'sweep', everySeconds: 2 },
  { name: 'collect-deliveries', everySeconds: 2 },
  { name: 'link-audit', everySeconds: 5 },
  { name: 'make-reports', everySeconds: 10 },
  { name: 'watch-carrier', everySeconds: 20 },
  { name: 'watch-numbers', everySeconds: 60 },
  { name: 'watch-holidays', everySeconds: 3600 },
  { name: 'watch-vendors', everySeconds: 3600 },
  { name: 'watch-legal', everySeconds: 3600 },
  { name: 'key-people', everySeconds: 60 },
  { name: 'keep-seals', everySeconds: 60 },
  { name: 'reconcile-calls', everySeconds: 60 },
  { name: 'reconcile-day', everySeconds: 3600 },
  { name: 'prune', everySeconds: 3600 },
  { name: 'keep-retention', everySeconds: 3600 },
];
