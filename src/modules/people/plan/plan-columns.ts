/** SQL for the ContactPlan of a row of phone_number, or of person. */
export function planOf(row: string): string {
  return `
  jsonb_build_object('voicemail', ${row}.voicemail_allowed, 'texts', ${row}.texts_allowed, 'safeHours',
    case when ${row}.safe_hours is not null
      then jsonb_build_object('hours', ${row}.safe_hours, 'timeZone', ${row}.safe_time_zone) end)`;
}

/** SQL for as much of the birth date of a row of person as is known: '1987', '1987-05', '1987-05-14'. */
export function birthDateOf(row: string): string {
  return `
  to_char(${row}.birth_date, case ${row}.birth_precision when 'year' then 'YYYY' when 'month' then 'YYYY-MM' else 'YYYY-MM-DD' end)`;
}
