import type { Disposition } from '../../../src/core/callbacks/attempt-outcomes.js';
import type { LegState } from '../../../src/telephony/leg-report.js';
import { hangsUp } from './commands/caller-commands.js';
import { chooses, owed, writes } from './commands/counsellor-commands.js';
import { checkEverything } from './invariants.js';
import { settled } from './settled.js';
import { everybody, everyCounsellor, numberOf, phoneOf, type World } from './world.js';

/** How it goes whenever this person is rung: what their phone does, and what the counsellor writes when it was answered. */
export interface Way {
  readonly phone: Extract<LegState, 'in-progress' | 'busy' | 'no-answer' | 'failed'>;
  readonly writes: Disposition;
}

const mostRounds = 700;
const mostDays = 60;

const open = `
  select (select count(*) from callback where ended_at is null and state <> 'needs-decision')::int
    + (select count(*) from inbound_call where ended_at is null)::int + (select count(*) from call where ended_at is null)::int as open`;
const nextTime = `
  select min(at) as at from (
    select due_at as at from callback where state = 'scheduled' union all
    select expires_at from offer where state = 'pending' union all
    select presence_until from counsellor where presence = 'wrap-up') t where at > $1`;
const undecided = `
  select state, because, attempts_made, due_at from callback where ended_at is null and state <> 'needs-decision'`;
const badEnds = `
  select c.state, c.because from callback c
  where not (coalesce(c.because, '') <> '' and (c.state in ('done', 'cancelled')
    or (c.state = 'needs-decision' and exists (select from staff_user u where u.id = c.owner_user_id and u.active))))`;

/** From here on counsellors always come and always answer. Fails when anybody is still called, or waits, after two months. */
export async function driveToTheEnd(world: World, ways: readonly Way[]): Promise<void> {
  const until = new Date(world.now.getTime() + mostDays * 24 * 3_600_000);
  for (const person of everybody) await greetedAt(world, person);
  for (let round = 0; ; round += 1) {
    await everybodyActs(world, ways);
    const news = await world.phones.tell();
    const messages = await world.post.deliver('once');
    if (news + messages === 0 && (await isOver(world))) break;
    if (round > mostRounds || world.now > until)
      throw new Error(`It does not end: ${JSON.stringify(await world.floor.database.query(undecided))}`);
    if (news + messages > 0) world.pass(1);
    else await goOn(world);
  }
  await settled(world);
  await checkEverything(world);
  const bad = await world.floor.database.query(badEnds);
  if (bad.length > 0) throw new Error(`An end that is none: ${JSON.stringify(bad)}`);
}

/** Whoever is not in line yet hangs up; whoever is waits for their turn. */
async function greetedAt(world: World, person: number): Promise<void> {
  const stage = (await world.callers.get(person)?.record())?.['stage'];
  if (stage !== 'waiting' && stage !== 'talking') await hangsUp(world, person);
}

/** Whoever gave no number is talked with. */
function wayOf(e164: string | null, ways: readonly Way[]): Disposition {
  const person = everybody.find((one) => numberOf(one) === e164);
  return person === undefined ? 'reached' : ways[person]!.writes;
}

async function everybodyActs(world: World, ways: readonly Way[]): Promise<void> {
  for (const talk of await owed(world)) await writes(world, talk, wayOf(talk.e164, ways));
  for (const one of everyCounsellor) await counsellorActs(world, one);
  for (const person of everybody) {
    const number = numberOf(person);
    world.phones.becomes(world.phones.talkingAt(number), 'completed');
    world.phones.becomes(world.phones.ringing(number), ways[person]!.phone);
    if ((await world.callers.get(person)?.record())?.['stage'] === 'talking') await hangsUp(world, person);
  }
}

async function counsellorActs(world: World, one: number): Promise<void> {
  const { userId } = world.staff[one]!;
  const { presence } = (await world.one<{ presence: string }>('select presence from counsellor where id = $1', userId))!;
  if (presence === 'offline' || presence === 'break' || presence === 'wrap-up') await chooses(world, one, 'available');
  await world.phones.picksUp(phoneOf(one), '1');
}

/** Nothing is left to do at this instant: the sweep looks, then it is the next time at which something is due. */
async function goOn(world: World): Promise<void> {
  await world.sweep();
  const row = (await world.one<{ at: Date | null }>(nextTime, world.now))!;
  const times = [row.at, world.post.nextAt].flatMap((at) => at?.getTime() ?? []);
  const next = times.length === 0 ? 0 : Math.min(...times);
  world.pass(Math.max(1, Math.ceil((next - world.now.getTime()) / 1000)));
}

async function isOver(world: World): Promise<boolean> {
  return (await world.one<{ open: number }>(open))!.open === 0;
}
