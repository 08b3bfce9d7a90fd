import * as fc from 'fast-check';
import { CallerOnTheLine } from '../../hotline/caller.js';
import { Command } from './command.js';
import { everybody, nth, numberOf, people, type World } from '../world.js';

const somebody = fc.nat(people - 1);
const live = (world: World, person: number): CallerOnTheLine | null => {
  const caller = world.callers.get(person);
  return caller && world.phones.isOn(caller) ? caller : null;
};

/** Presses a key if they are asked for one. */
async function presses(caller: CallerOnTheLine, digits: string): Promise<void> {
  if (caller.flow.some(({ kind }) => kind === 'collect')) await caller.press(digits);
}

async function ends(world: World, caller: CallerOnTheLine): Promise<void> {
  world.phones.hangsUp(caller);
  await world.phones.tell();
}

export async function hangsUp(world: World, person: number): Promise<void> {
  const caller = live(world, person);
  if (caller) await ends(world, caller);
}

const calls = (person: number, thenWaits: boolean) =>
  new Command(`person ${person} calls us${thenWaits ? ' and waits in line' : ''}`, async (world) => {
    // Nobody dials with a phone that dials, rings or talks.
    if (world.dialling.has(person) || live(world, person)) return;
    if (world.phones.ringing(numberOf(person)) || world.phones.talkingAt(numberOf(person))) return;
    world.dialling.add(person);
    const caller = await CallerOnTheLine.dials(world.floor, numberOf(person)).finally(() => world.dialling.delete(person));
    world.callers.set(person, caller);
    world.phones.dialsIn(caller);
    if (thenWaits) await presses(caller, '');
  });

/** The n-th of those who are on the phone with us. */
const oneOf = (world: World, n: number): CallerOnTheLine | null =>
  nth(
    everybody.flatMap((person) => live(world, person) ?? []),
    n,
  );

const entersLine = (n: number) =>
  new Command(`caller ${n} waits in the line`, async (world) => {
    const caller = oneOf(world, n);
    if (caller) await presses(caller, '');
  });

const inDanger = (n: number) =>
  new Command(`caller ${n} presses the crisis key`, async (world) => {
    const caller = oneOf(world, n);
    if (caller) await presses(caller, '9');
  });

const keepsPlace = (n: number) =>
  new Command(`caller ${n} keeps their place and hangs up`, async (world) => {
    const caller = oneOf(world, n);
    if (!caller || (await caller.record())['stage'] !== 'waiting') return;
    await caller.waits();
    if ((await caller.press('1'))[0]?.kind !== 'leave-line') return;
    await caller.leavesLine();
    await presses(caller, '1');
    await presses(caller, '');
    await ends(world, caller);
  });

const leaves = (n: number) =>
  new Command(`caller ${n} hangs up`, async (world) => {
    const caller = oneOf(world, n);
    if (caller) await ends(world, caller);
  });

const ofThePhone = ['answers', 'is busy', 'does not answer', 'is not in service'] as const;
const becomes = {
  answers: 'in-progress',
  'is busy': 'busy',
  'does not answer': 'no-answer',
  'is not in service': 'failed',
} as const;

const ring = (n: number, what: (typeof ofThePhone)[number]) =>
  new Command(`the person whose phone rings (${n}) ${what}`, async ({ phones }) => {
    const ringing = everybody.flatMap((one) => phones.ringing(numberOf(one)) ?? []);
    phones.becomes(nth(ringing, n) ?? undefined, becomes[what]);
  });

const putsDown = (n: number) =>
  new Command(`a person who talks with us (${n}) hangs up`, async ({ phones }) => {
    const talking = everybody.flatMap((one) => phones.talkingAt(numberOf(one)) ?? []);
    phones.becomes(nth(talking, n) ?? undefined, 'completed');
  });

/** What people do with their phones. */
export const callerCommands: readonly fc.Arbitrary<Command>[] = [
  somebody.map((person) => calls(person, false)),
  somebody.map((person) => calls(person, true)),
  somebody.map(entersLine),
  somebody.map(entersLine),
  somebody.map(inDanger),
  somebody.map(keepsPlace),
  somebody.map(leaves),
  fc.tuple(somebody, fc.constantFrom('answers' as const, ...ofThePhone)).map(([person, what]) => ring(person, what)),
  somebody.map(putsDown),
];
