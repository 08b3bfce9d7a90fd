/** Why somebody opens a record that nobody gave them. */
export const openingReasons = {
  emergency: 'Somebody is in danger',
  'they-contacted-me': 'They, or somebody about them, turned to me',
  'covering-for-a-colleague': 'I stand in for a colleague',
  'quality-review': 'I check how we worked',
  'complaint-or-legal': 'A complaint, or a question of law',
  'their-request': 'They asked for something from their record',
  other: 'Something else',
} as const;
export type OpeningReason = keyof typeof openingReasons;
