import * as fc from 'fast-check';
import { NeverCallAgain } from '../../../src/modules/callbacks/index.js';
import { DraftLead } from '../../../src/modules/leads/read/draft-lead.js';
import { LeadBatcher } from '../../../src/modules/leads/lead-batcher.js';
import { CallerOnTheLine } from '../hotline/caller.js';
import { Command } from './command.js';
import { numberOf, people, type World } from './world.js';

const somebody = fc.nat(people - 1);
const wishes = ['none', 'now', 'tomorrow', 'danger'] as const;
type Wish = (typeof wishes)[number];

async function postForm(world: World, person: number, wish: Wish): Promise<void> {
  const { floor, sourceId, now } = world;
  const tomorrow = new Date(now.getTime() + 23 * 3_600_000).toISOString();
  const body = {
    phone: numberOf(person),
    name: `Person ${person}`,
    message: wish === 'danger' ? 'I took too many pills, I want to die' : 'please call me',
    consent: { call: true },
    ...(wish === 'now' && { preferredTime: 'now' }),
    ...(wish === 'tomorrow' && { preferredTime: tomorrow }),
  };
  const source = { kind: 'source' as const, sourceId, siteId: floor.rows.siteId };
  const draft = await floor.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null });
  await floor.use(LeadBatcher).write(draft);
}

const lead = (person: number, wish: Wish) =>
  new Command(`person ${person} posts the form (${wish})`, async (world) => {
    world.asksAgain.add(person);
    await postForm(world, person, wish);
  });

const live = (world: World, person: number): CallerOnTheLine | null => {
  const caller = world.callers.get(person);
  return caller && world.phones.isOn(caller) ? caller : null;
};

/** Presses a key if they are asked for one. */
async function presses(caller: CallerOnTheLine, digits: string): Promise<void> {
  if (caller.flow.some(({ kind }) => kind === 'collect')) await caller.press(digits);
}

export async function hangsUp(world: World, person: number): Promise<void> {
  const caller = live(world, person);
  if (!caller) return;
  world.phones.hangsUp(caller);
  await world.phones.tell();
}

const calls = (person: number) =>
  new Command(`person ${person} calls us`, async (world) => {
    // Nobody dials with a phone that rings or talks.
    if (live(world, person) || world.phones.ringing(numberOf(person)) || world.phones.talkingAt(numberOf(person))) return;
    const caller = await CallerOnTheLine.dials(world.floor, numberOf(person));
    world.callers.set(person, caller);
    world.phones.dialsIn(caller);
  });

const entersLine = (person: number) =>
  new Command(`person ${person} waits in the line`, async (world) => {
    const caller = live(world, person);
    if (caller) await presses(caller, '');
  });

const inDanger = (person: number) =>
  new Command(`person ${person} presses the crisis key`, async (world) => {
    const caller = live(world, person);
    if (caller) await presses(caller, '9');
  });

const keepsPlace = (person: number) =>
  new Command(`person ${person} keeps their place and hangs up`, async (world) => {
    const caller = live(world, person);
    if (!caller || (await caller.record())['stage'] !== 'waiting') return;
    await caller.waits();
    if ((await caller.press('1'))[0]?.kind !== 'leave-line') return;
    await caller.leavesLine();
    await presses(caller, '1');
    await presses(caller, '');
    await hangsUp(world, person);
  });

const leaves = (person: number) => new Command(`person ${person} hangs up their call to us`, (world) => hangsUp(world, person));

const never = (person: number) =>
  new Command(`person ${person} is never to be called again`, async ({ floor, manager, now, saysNever }) => {
    const found = await floor.database.query<{ person_id: string }>('select person_id from phone_number where e164 = $1', [
      numberOf(person),
    ]);
    for (const { person_id: id } of found)
      await floor.database.transaction((tx) => floor.use(NeverCallAgain).run(tx, id, 'They said so.', manager.userId, now));
    if (found.length > 0) saysNever.add(person);
  });

const ofThePhone = ['answers', 'is busy', 'does not answer', 'is not in service'] as const;
const becomes = {
  answers: 'in-progress',
  'is busy': 'busy',
  'does not answer': 'no-answer',
  'is not in service': 'failed',
} as const;

const ring = (person: number, what: (typeof ofThePhone)[number]) =>
  new Command(`person ${person} ${what}`, async ({ phones }) => {
    phones.becomes(phones.ringing(numberOf(person)), becomes[what]);
  });

const putsDown = (person: number) =>
  new Command(`person ${person} hangs up on the counsellor`, async ({ phones }) => {
    phones.becomes(phones.talkingAt(numberOf(person)), 'completed');
  });

/** What the people do who ask for help. */
export const callerCommands: readonly fc.Arbitrary<Command>[] = [
  fc.tuple(somebody, fc.constantFrom(...wishes)).map(([person, wish]) => lead(person, wish)),
  somebody.map(calls),
  somebody.map(entersLine),
  somebody.map(entersLine),
  somebody.map(inDanger),
  somebody.map(keepsPlace),
  somebody.map(leaves),
  somebody.map(never),
  fc.tuple(somebody, fc.constantFrom('answers' as const, ...ofThePhone)).map(([person, what]) => ring(person, what)),
  somebody.map(putsDown),
];
