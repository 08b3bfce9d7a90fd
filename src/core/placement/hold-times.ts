const hourMs = 3_600_000;

/** How long a bed is kept for somebody. Our own figures, in hours. */
export const holdHours = {
  /** Unless somebody says otherwise. */
  usual: 4,
  /** From the moment of the hold, or of each extension: a bed that is longer away from everybody is an appointment. */
  most: 72,
  /** How long after the appointed time a booked bed waits for them. */
  afterAppointment: 24,
} as const;

export function heldUntil(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * hourMs);
}

export function bookedUntil(startsAt: Date): Date {
  return heldUntil(startsAt, holdHours.afterAppointment);
}
