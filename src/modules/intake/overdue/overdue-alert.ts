/** Open while the next step of an intake is late; once for each due time. */
export const overdueAlert = 'intake-overdue';
