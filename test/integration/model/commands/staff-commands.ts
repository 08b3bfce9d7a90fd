import * as fc from 'fast-check';
import { AssignCallback } from '../../../../src/modules/callbacks/by-staff/assign-callback.js';
import { CancelCallback } from '../../../../src/modules/callbacks/by-staff/cancel-callback.js';
import { RescheduleCallback } from '../../../../src/modules/callbacks/by-staff/reschedule-callback.js';
import { SnoozeCallback } from '../../../../src/modules/callbacks/by-staff/snooze-callback.js';
import { MatchCounsellor } from '../../../../src/modules/routing/index.js';
import { Command } from './command.js';
import { deliveries, type Delivery } from '../post.js';
import { settled } from '../settled.js';
import { counsellors, people, type World } from '../world.js';

const somebody = fc.nat(people - 1);
const counsellor = fc.nat(counsellors - 1);

/** Staff do something with the open callback of a person, if there is one. */
function byStaff(words: string, person: number, work: (world: World, callbackId: string) => Promise<unknown>): Command {
  return new Command(`staff ${words} person ${person}`, async (world) => {
    const callback = await world.openCallbackOf(person);
    if (callback) await world.tries(() => work(world, callback.id));
  });
}

const reschedule = (person: number, minutes: number) =>
  byStaff(`reschedule by ${minutes} min`, person, ({ floor, manager, now }, id) => {
    const to = new Date(now.getTime() + minutes * 60_000).toISOString();
    return floor.use(RescheduleCallback).run(id, to, 'They asked us', manager);
  });
const snooze = (person: number, minutes: number, who: number) =>
  byStaff(`snooze for ${minutes} min`, person, ({ floor, staff }, id) =>
    floor.use(SnoozeCallback).run(id, minutes, 'Busy now', staff[who]!),
  );
const assign = (person: number, who: number | null) =>
  byStaff(`assign to ${who}`, person, ({ floor, manager, staff }, id) =>
    floor.use(AssignCallback).assign(id, { to: who === null ? null : staff[who]!.userId, reason: null }, manager),
  );
const claim = (person: number, who: number) =>
  byStaff(`(counsellor ${who}) claim`, person, ({ floor, staff }, id) => floor.use(AssignCallback).claim(id, staff[who]!));
const cancel = (person: number) =>
  byStaff('cancel', person, ({ floor, manager }, id) => floor.use(CancelCallback).run(id, 'It was a test', manager));

/** What staff do with callbacks. */
export const staffCommands: readonly fc.Arbitrary<Command>[] = [
  fc.tuple(somebody, fc.integer({ min: 0, max: 400 })).map(([person, minutes]) => reschedule(person, minutes)),
  fc.tuple(somebody, fc.integer({ min: 1, max: 60 }), counsellor).map(([person, minutes, who]) => snooze(person, minutes, who)),
  fc.tuple(somebody, fc.option(counsellor)).map(([person, who]) => assign(person, who)),
  fc.tuple(somebody, counsellor).map(([person, who]) => claim(person, who)),
  somebody.map(cancel),
];

const waitsFor = (seconds: number) =>
  new Command(`${seconds} s pass in which nothing runs`, async (world) => world.pass(seconds));
const works = (seconds: number) => new Command(`${seconds} s pass and everything runs`, (world) => world.works(seconds));
const delivers = (how: Delivery) => new Command(`messages come ${how}`, (world) => world.post.deliver(how));
const tells = (backwards: boolean) =>
  new Command(`the carrier tells${backwards ? ' in the wrong order' : ''}`, (world) => world.phones.tell(backwards));
const sweeps = new Command('the sweep runs', (world) => world.sweep());
/** Of a minute and more: not together with others. */
export const settles: fc.Arbitrary<Command> = fc.constant(new Command('everything settles', (world) => settled(world)));
const matches = new Command('the matcher looks', ({ floor }) => floor.use(MatchCounsellor).matchRoute(floor.rows.routeId));

/** What happens by itself. */
export const timeCommands: readonly fc.Arbitrary<Command>[] = [
  fc.constantFrom(1, 9, 25, 130, 700, 9000, 60_000).map(waitsFor),
  fc.constantFrom(1, 3, 3, 20).map(works),
  fc.constantFrom(1, 3, 3, 20).map(works),
  fc.constantFrom(1, 3, 3, 20).map(works),
  fc.constantFrom('once' as const, 'once' as const, ...deliveries).map(delivers),
  fc.boolean().map(tells),
  fc.constant(sweeps),
  fc.constant(matches),
];
