import type { Appointment, Reference } from 'fhir/r4.js';
import type { AppointmentState } from '../placement/appointment-states.js';
import { named } from './coded.js';
import type { Told } from './mark-part2.js';
import type { AppointmentRow } from './record-rows.js';

const statuses = {
  scheduled: 'booked',
  reminded: 'booked',
  arrived: 'arrived',
  'no-show': 'noshow',
  cancelled: 'cancelled',
  moved: 'cancelled',
} as const satisfies Record<AppointmentState, Appointment['status']>;

/** When they are to arrive. FHIR wants an end beside each start: an arrival has no length, so both are the same instant. */
export function appointment(row: AppointmentRow, patient: Reference): Told<Appointment> {
  const { id, state, startsAt, wallTime, timeZone, programme, place, madeAt } = row;
  const status = state === 'arrived' && row.isAdmitted ? 'fulfilled' : statuses[state];
  const at = startsAt.toISOString();
  const resource: Appointment = {
    resourceType: 'Appointment',
    id,
    status,
    ...(status === 'cancelled' && { cancelationReason: { text: reasonOf(row) } }),
    description: `Arrival at ${programme}`,
    start: at,
    end: at,
    created: madeAt.toISOString(),
    comment: `The clock there shows ${wallTime} (${timeZone}). Transport: ${row.transport}`,
    ...(row.bring !== '' && { patientInstruction: `Bring: ${row.bring}` }),
    participant: [
      { actor: patient, status: 'accepted' },
      { actor: named('Location', `${programme}, ${place}`), status: 'accepted' },
    ],
  };
  return { resource, says: `Arrival at ${programme}, ${place}, on ${at}: ${status}` };
}

function reasonOf({ state, endReason }: AppointmentRow): string {
  return state === 'moved' ? 'They got another time' : endReason?.trim() || 'Not written down';
}
