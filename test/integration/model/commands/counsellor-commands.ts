import * as fc from 'fast-check';
import { dispositions, type Disposition } from '../../../../src/core/callbacks/attempt-outcomes.js';
import { chosenPresences, type ChosenPresence } from '../../../../src/core/presence/presences.js';
import { RecordDisposition } from '../../../../src/modules/callbacks/settle/record-disposition.js';
import { AnswerByClick } from '../../../../src/modules/callbacks/place/answer-by-click.js';
import { HangUpCall } from '../../../../src/modules/calls/in-call/hang-up-call.js';
import { ChangePresence } from '../../../../src/modules/counsellors/presence/change-presence.js';
import { Command } from './command.js';
import { counsellors, everybody, everyCounsellor, nth, numberOf, phoneOf, type World } from '../world.js';

const somebody = fc.nat(counsellors - 1);

export const chooses = (world: World, counsellor: number, to: ChosenPresence) =>
  world.tries(() => world.floor.use(ChangePresence).run(world.staff[counsellor]!.userId, to, null));

const presence = (counsellor: number, to: ChosenPresence) =>
  new Command(`counsellor ${counsellor} chooses ${to}`, (world) => chooses(world, counsellor, to));

const onOffer = (words: string, n: number, work: (answer: AnswerByClick, offerId: string, userId: string) => Promise<unknown>) =>
  new Command(`offer ${n} is ${words}`, async (world) => {
    const offer = nth(await world.offers(), n);
    if (offer) await world.tries(() => work(world.floor.use(AnswerByClick), offer.id, offer.counsellor_id));
  });
const clicks = (n: number) => onOffer('accepted by a click', n, (answer, offerId, userId) => answer.accept(offerId, userId));
const declines = (n: number) => onOffer('declined', n, (answer, offerId, userId) => answer.decline(offerId, userId, 'not now'));

const picksUp = (n: number, digits: string) =>
  new Command(`the counsellor whose phone rings (${n}) picks up and presses "${digits}"`, async ({ phones }) => {
    const counsellor = nth(
      everyCounsellor.filter((one) => phones.ringing(phoneOf(one))),
      n,
    );
    if (counsellor !== null) await phones.picksUp(phoneOf(counsellor), digits);
  });

const putsDown = (n: number) =>
  new Command(`a counsellor who is on the phone (${n}) puts it down`, async ({ phones }) => {
    const on = everyCounsellor.flatMap((one) => phones.talkingAt(phoneOf(one)) ?? []);
    phones.becomes(nth(on, n) ?? undefined, 'completed');
  });

const endsCall = (n: number) =>
  new Command(`call ${n} is ended by its counsellor`, async (world) => {
    const calls = await world.floor.database.query<{ id: string; counsellor_id: string }>(
      `select k.id, k.counsellor_id from call k join counsellor c on c.id = k.counsellor_id where k.ended_at is null order by c.name`,
    );
    const call = nth(calls, n);
    const staff = world.staff.find(({ userId }) => userId === call?.counsellor_id);
    if (call && staff) await world.tries(() => world.floor.use(HangUpCall).run(call.id, staff));
  });

interface Owed {
  readonly id: string;
  readonly counsellor_id: string;
  readonly e164: string | null;
}

/** Talks whose outcome is not written. */
export function owed({ floor }: World): Promise<Owed[]> {
  return floor.database.query<Owed & Record<string, unknown>>(
    `select k.id, k.counsellor_id, (select e164 from phone_number n where n.person_id = k.person_id limit 1) as e164
     from call k join counsellor c on c.id = k.counsellor_id
     where k.connected_at is not null and k.ended_at is not null and k.disposition is null order by k.started_at, c.name`,
  );
}

export async function writes(world: World, { id, counsellor_id }: Owed, disposition: Disposition): Promise<void> {
  const staff = world.staff.find(({ userId }) => userId === counsellor_id)!;
  const askedFor = disposition === 'asked-later' ? new Date(world.now.getTime() + 3 * 3_600_000).toISOString() : undefined;
  await world.tries(() => world.floor.use(RecordDisposition).run(id, staff, { disposition, askedFor }));
}

const outcome = (n: number, disposition: Disposition) =>
  new Command(`of talk ${n} ${disposition} is written`, async (world) => {
    const talk = nth(await owed(world), n);
    if (!talk) return;
    await writes(world, talk, disposition);
    const person = everybody.find((one) => numberOf(one) === talk.e164);
    if (person !== undefined && disposition === 'do-not-call') world.saysNever.add(person);
  });

/** What counsellors do. */
export const counsellorCommands: readonly fc.Arbitrary<Command>[] = [
  fc.tuple(somebody, fc.constantFrom('available' as const, ...chosenPresences)).map(([who, to]) => presence(who, to)),
  somebody.map(clicks),
  somebody.map(declines),
  fc.tuple(somebody, fc.constantFrom('1', '1', '1', '')).map(([who, digits]) => picksUp(who, digits)),
  somebody.map((who) => picksUp(who, '1')),
  somebody.map(putsDown),
  somebody.map(endsCall),
  fc.tuple(somebody, fc.constantFrom(...dispositions)).map(([who, what]) => outcome(who, what)),
];
