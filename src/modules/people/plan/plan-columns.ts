/** SQL for the ContactPlan of a row of phone_number. */
export function planOf(number: string): string {
  return `
  jsonb_build_object('voicemail', ${number}.voicemail_allowed, 'texts', ${number}.texts_allowed, 'safeHours',
    case when ${number}.safe_hours is not null
      then jsonb_build_object('hours', ${number}.safe_hours, 'timeZone', ${number}.safe_time_zone) end)`;
}
