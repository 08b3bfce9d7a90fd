import * as fc from 'fast-check';
import { dispositions, type Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import { chosenPresences, type ChosenPresence } from '../../../src/core/presence/presences.js';
import { RecordDisposition } from '../../../src/modules/callbacks/settle/record-disposition.js';
import { AnswerByClick } from '../../../src/modules/callbacks/place/answer-by-click.js';
import { HangUpCall } from '../../../src/modules/calls/in-call/hang-up-call.js';
import { ChangePresence } from '../../../src/modules/counsellors/presence/change-presence.js';
import { Command } from './command.js';
import { counsellors, numberOf, people, phoneOf, type World } from './world.js';

const somebody = fc.nat(counsellors - 1);

export const chooses = (world: World, counsellor: number, to: ChosenPresence) =>
  world.tries(() => world.floor.use(ChangePresence).run(world.staff[counsellor]!.userId, to, null));

const presence = (counsellor: number, to: ChosenPresence) =>
  new Command(`counsellor ${counsellor} chooses ${to}`, (world) => chooses(world, counsellor, to));

export async function accepts(world: World, counsellor: number): Promise<void> {
  const offer = await world.offerOf(counsellor);
  if (offer) await world.tries(() => world.floor.use(AnswerByClick).accept(offer.id, world.staff[counsellor]!.userId));
}

const clicks = (counsellor: number) =>
  new Command(`counsellor ${counsellor} accepts by a click`, (world) => accepts(world, counsellor));

const declines = (counsellor: number) =>
  new Command(`counsellor ${counsellor} declines`, async (world) => {
    const offer = await world.offerOf(counsellor);
    const { userId } = world.staff[counsellor]!;
    if (offer) await world.tries(() => world.floor.use(AnswerByClick).decline(offer.id, userId, 'not now'));
  });

const picksUp = (counsellor: number, digits: string) =>
  new Command(`counsellor ${counsellor} picks up and presses "${digits}"`, (world) =>
    world.phones.picksUp(phoneOf(counsellor), digits),
  );

const putsDown = (counsellor: number) =>
  new Command(`counsellor ${counsellor} puts down the phone`, async ({ phones }) => {
    phones.becomes(phones.talkingAt(phoneOf(counsellor)), 'completed');
  });

const endsCall = (counsellor: number) =>
  new Command(`counsellor ${counsellor} ends the call`, async (world) => {
    const staff = world.staff[counsellor]!;
    const call = await world.one<{ id: string }>(
      'select id from call where counsellor_id = $1 and ended_at is null',
      staff.userId,
    );
    if (call) await world.tries(() => world.floor.use(HangUpCall).run(call.id, staff));
  });

/** Writes the outcome that is owed; answers to whom it was. */
export async function writes(world: World, counsellor: number, disposition: Disposition): Promise<number | null> {
  const staff = world.staff[counsellor]!;
  const owed = await world.one<{ id: string; e164: string }>(
    `select k.id, (select e164 from phone_number n where n.person_id = k.person_id limit 1) as e164 from call k
     where k.counsellor_id = $1 and k.connected_at is not null and k.ended_at is not null and k.disposition is null order by k.started_at limit 1`,
    staff.userId,
  );
  if (!owed) return null;
  const askedFor = disposition === 'asked-later' ? new Date(world.now.getTime() + 3 * 3_600_000).toISOString() : undefined;
  await world.tries(() => world.floor.use(RecordDisposition).run(owed.id, staff, { disposition, askedFor }));
  return [...Array(people).keys()].find((person) => numberOf(person) === owed.e164) ?? null;
}

const outcome = (counsellor: number, disposition: Disposition) =>
  new Command(`counsellor ${counsellor} writes ${disposition}`, async (world) => {
    const person = await writes(world, counsellor, disposition);
    if (person !== null && disposition === 'do-not-call') world.saysNever.add(person);
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
