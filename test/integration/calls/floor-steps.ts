import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { CallbackCallScript, LookAtCallback } from '../../../src/modules/callbacks/index.js';
import { RingCounsellor } from '../../../src/modules/calls/index.js';
import { minutesAfterStart, start, type SeededPerson } from '../intake/seeded-rows.js';
import type { Floor } from './opened-floor.js';
import { keys } from './step-input.js';

export interface DuePerson extends SeededPerson {
  readonly callbackId: string;
}

export interface Offered extends DuePerson {
  readonly offerId: string;
  readonly counsellorId: string;
}

export interface Dialling extends Offered {
  readonly callId: string;
  readonly counsellorLegId: string;
  readonly personLegId: string;
}

/** The n-th number (0 to 99) of the range reserved for fiction, in Washington. */
export const number = (n: number) => `+120255501${String(n).padStart(2, '0')}`;
export const secondsAfterStart = (seconds: number) => new Date(start.getTime() + seconds * 1000);

/** A counsellor of the site's route with a phone, idle since so many minutes before the start. One at a time: phones are counted. */
export async function onShift(floor: Floor, name: string, idleMinutes = 5, presence = 'available'): Promise<string> {
  const { userId } = await floor.rows.staff(name, 'counsellor');
  await floor.database.query(
    `update counsellor set presence = $2, presence_since = $3,
       phone_number = '+12125550' || 100 + (select count(*) from counsellor where phone_number is not null) where id = $1`,
    [userId, presence, minutesAfterStart(-idleMinutes)],
  );
  await floor.rows.insert('counsellor_route', { counsellor_id: userId, route_id: floor.rows.routeId });
  return userId;
}

/** Somebody whose callback is due since the start. */
export async function due(floor: Floor, e164 = number(47), columns: Readonly<Record<string, unknown>> = {}): Promise<DuePerson> {
  const person = await floor.rows.person(e164);
  return { ...person, callbackId: await floor.rows.callback(person, columns) };
}

/** Looks at the callback, so that it is in line and, when somebody is free, offered. */
export async function offered(floor: Floor, person: DuePerson): Promise<Offered> {
  await floor.use(LookAtCallback).run(person.callbackId);
  const [offer] = await floor.database.query<{ offerId: string; counsellorId: string }>(
    `select o.id as "offerId", o.counsellor_id as "counsellorId" from offer o join queue_entry e on e.id = o.queue_entry_id
     where e.callback_id = $1 and o.state = 'pending'`,
    [person.callbackId],
  );
  if (!offer) throw new Error('Nobody was free');
  return { ...person, ...offer };
}

/** The counsellor accepted by a click, picked up and pressed 1: the intent to ring the person stands, and the carrier was not asked yet. */
export async function dialling(floor: Floor, offer: Offered): Promise<Dialling> {
  const { callId } = await floor.use(AnswerByClick).accept(offer.offerId, offer.counsellorId);
  await floor.use(RingCounsellor).run(offer.offerId);
  const counsellorLegId = floor.carrier.rung.at(-1)!.legId;
  await floor.use(CallbackCallScript).answered(counsellorLegId, `CA-${counsellorLegId}`);
  await floor.use(CallbackCallScript).asked(counsellorLegId, 'accept', keys('1'));
  const [leg] = await floor.database.query<{ id: string }>(`select id from call_leg where call_id = $1 and party = 'person'`, [
    callId,
  ]);
  floor.carrier.rung.length = 0;
  return { ...offer, callId, counsellorLegId, personLegId: leg!.id };
}

/** Messages of these names in the outbox, oldest first; a job's `runAt` is null when it runs at once. */
export async function messages(floor: Floor, ...names: readonly string[]) {
  return floor.database.query<{ name: string; payload: Record<string, unknown>; runAt: Date | null }>(
    'select name, payload, run_at as "runAt" from outbox_message where name = any($1) order by id',
    [names],
  );
}

/** The one row of a table with this id. */
export async function row(floor: Pick<Floor, 'database'>, table: string, id: string): Promise<Record<string, unknown>> {
  const [found] = await floor.database.query(`select * from ${table} where id = $1`, [id]);
  return found!;
}
