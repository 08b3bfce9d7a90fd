import { revealingWordIn } from '../../../src/core/scripts/revealing-words.js';
import type { Story } from '../story.js';
import { carrierCalls, type CarrierCall } from './carrier-calls.js';
import { invariants } from './invariants.js';
import { wordsThatLeft, type Traffic } from './traffic.js';

type Broken = Record<string, unknown[]>;
const over = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** What a storm broke: nothing, when it is empty. */
export async function aftermath(story: Story, traffic: Traffic, numbers: readonly string[]): Promise<Broken> {
  const calls = await carrierCalls(story.ringback.simulatorUrl);
  const broken: Broken = {
    ...(await askTheDatabase(story)),
    'doctor is content': await story.violations(),
    'nobody is dialled twice at once': await diallings(story),
    'every call at the carrier is over': calls.filter(({ status }) => !over.includes(status)),
    'intents are calls, rejections and resolved unknowns': await intents(story, calls),
    'every call that came is written down': await unwrittenArrivals(story, calls),
    'no revealing word leaves': [...wordsThatLeft(traffic.rows())].filter((text) => revealingWordIn(text) !== null),
    'nobody is named in our logs': leaks(story, numbers),
  };
  return Object.fromEntries(
    Object.entries(broken)
      .filter(([, found]) => found.length > 0)
      .map(([rule, found]) => [`${rule} (${found.length})`, found.slice(0, 5)]),
  );
}

async function askTheDatabase(story: Story): Promise<Broken> {
  const broken: Broken = {};
  for (const [rule, sql] of Object.entries(invariants)) broken[rule] = await story.rows(sql);
  return broken;
}

async function diallings(story: Story): Promise<string[]> {
  return [...(await story.carrier.allRings())].filter(([, { atOnce }]) => atOnce > 1).map(([number]) => number);
}

async function intents(story: Story, calls: readonly CarrierCall[]): Promise<unknown[]> {
  const legs = await story.rows<{ id: string; sid: string | null; state: string; failure_code: string | null }>(
    `select id, carrier_sid as sid, state, failure_code from call_leg where inbound_call_id is null`,
  );
  const made = new Set(calls.filter((call) => call.direction === 'outbound-api').map((call) => call.sid));
  const adopted = new Set(legs.map((leg) => leg.sid));
  return [
    ...[...made].filter((sid) => !adopted.has(sid)).map((sid) => ({ sid, what: 'a call that no leg knows' })),
    ...legs.filter((leg) => leg.sid !== null && !made.has(leg.sid)).map((leg) => ({ ...leg, what: 'a leg without its call' })),
    ...legs
      .filter((leg) => leg.sid === null && !['failed', 'not-created', 'canceled'].includes(leg.state))
      .map((leg) => ({ ...leg, what: 'neither placed nor rejected' })),
  ];
}

/** Calls to us that we do not know: every report of them was lost, and they are not found at the carrier yet. */
export async function unwrittenArrivals(story: Story, calls: readonly CarrierCall[]): Promise<CarrierCall[]> {
  const written = new Set(
    (await story.rows<{ sid: string }>('select carrier_sid as sid from call_leg where inbound_call_id is not null')).map(
      ({ sid }) => sid,
    ),
  );
  return calls.filter((call) => call.direction === 'inbound' && !written.has(call.sid));
}

function leaks(story: Story, numbers: readonly string[]): string[] {
  const secrets = ['simulated-auth-token', 'simulated-api-secret', 'Stormy', 'Petrel'];
  const digits = numbers.map((number) => number.slice(2));
  return story.ringback.processes.flatMap((program) => {
    const output = program.output();
    const told = new Set(output.match(/\d{10}/g));
    return [...secrets.filter((secret) => output.includes(secret)), ...digits.filter((number) => told.has(number))];
  });
}
