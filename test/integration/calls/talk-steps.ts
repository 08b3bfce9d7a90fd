import { v7 as uuid } from 'uuid';
import { AgreeOnHold, PlaceLeg, ReportLeg } from '../../../src/modules/calls/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { dialling, due, messages, offered, onShift, row, type Dialling } from './floor-steps.js';
import type { Floor } from './opened-floor.js';

/** Two people who talk, with both of them in the carrier's room. */
export interface Talk extends Dialling {
  readonly room: string;
  readonly counsellor: StaffPrincipal;
  readonly personSid: string;
  readonly counsellorSid: string;
}

export async function talking(floor: Floor, softphone = false): Promise<Talk> {
  const counsellorId = await onShift(floor, 'Ana');
  if (softphone)
    await floor.database.query(`update counsellor set device = 'softphone', softphone_seen_at = $2 where id = $1`, [
      counsellorId,
      floor.clock.at,
    ]);
  const call = await dialling(floor, await offered(floor, await due(floor)));
  const room = `room-${call.callId}`;
  const [personSid, counsellorSid] = [`CA-${call.personLegId}`, `CA-${call.counsellorLegId}`];
  await floor.use(PlaceLeg).run(call.personLegId);
  floor.carrier.rooms.seat(counsellorSid, { room, label: 'counsellor', endsRoom: false, mode: { kind: 'talk' } });
  floor.carrier.rooms.seat(personSid, { room, label: 'person', endsRoom: true, mode: { kind: 'talk' } });
  await reported(floor, call.personLegId, 'in-progress');
  floor.carrier.rung.length = 0;
  return { ...call, room, personSid, counsellorSid, counsellor: principal(counsellorId, 'counsellor') };
}

export function principal(userId: string, role: StaffPrincipal['roles'][number]): StaffPrincipal {
  return { kind: 'staff', userId, name: role, email: `${role}@example.org`, roles: [role] };
}

/** The carrier says what became of a leg. */
export function reported(floor: Floor, legId: string, state: LegState): Promise<void> {
  return floor.use(ReportLeg).run({ legId, carrierSid: `CA-${legId}`, state, sequence: null, sipResponseCode: null });
}

/** Runs the hold jobs that wait in the outbox. */
export async function holdJobs(floor: Floor): Promise<void> {
  for (const { payload } of await messages(floor, 'hold-leg')) await floor.use(AgreeOnHold).run(payload['legId'] as string);
}

/** How somebody sits in the carrier's room; null when they are not there. */
export function seatOf(floor: Floor, room: string, carrierSid: string) {
  return floor.carrier.rooms.seatsOf(room).find((seat) => seat.carrierSid === carrierSid) ?? null;
}

export async function outsideNumber(floor: Floor, kind: string, name = 'A partner'): Promise<string> {
  const id = uuid();
  await floor.rows.insert('outside_number', { id, site_id: floor.rows.siteId, kind, name, phone_number: '+12025550190' });
  return id;
}

/** Rings the receiver of the call's hand-over and lets them pick up. */
export async function receiverAnswers(floor: Floor, callId: string): Promise<string> {
  const [handOver] = await floor.database.query<{ leg_id: string }>(
    'select leg_id from hand_over where call_id = $1 order by started_at desc limit 1',
    [callId],
  );
  await floor.use(PlaceLeg).run(handOver!.leg_id);
  await reported(floor, handOver!.leg_id, 'in-progress');
  return handOver!.leg_id;
}

export function callRow(floor: Floor, callId: string): Promise<Record<string, unknown>> {
  return row(floor, 'call', callId);
}
