/** Alerts that mean that somebody may be in danger. While one is open, the intake of that person is neither closed nor set aside. */
export const dangerAlerts = [
  'crisis-call',
  'crisis-line-dropped',
  'crisis-text',
  'danger-in-lead',
  'danger-in-list',
  'danger-overlooked',
  'danger-waited',
  'intake-emergency',
] as const;

/** Open as long as the intake is in an emergency. */
export const emergencyAlert = 'intake-emergency' satisfies (typeof dangerAlerts)[number];
