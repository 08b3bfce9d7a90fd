/** RFC 2822 with a numeric zone, the form of every date in the 2010-04-01 API: `Tue, 31 Aug 2010 20:36:28 +0000`. */
export function wireDate(instant: Date): string {
  return instant.toUTCString().replace('GMT', '+0000');
}

/** ISO 8601 in whole seconds, the form of every date in the newer product APIs. */
export function isoDate(instant: Date): string {
  return instant.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function wireDateOrNull(instant: Date | undefined): string | null {
  return instant ? wireDate(instant) : null;
}
