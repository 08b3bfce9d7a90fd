import * as fc from 'fast-check';
import { firstRules } from '../../../../src/core/sources/source-rules.js';
import { neverAgain, RevokeConsent } from '../../../../src/modules/callbacks/index.js';
import { DraftLead } from '../../../../src/modules/leads/read/draft-lead.js';
import { LeadBatcher } from '../../../../src/modules/leads/lead-batcher.js';
import { Command } from './command.js';
import { numberOf, people, type World } from '../world.js';

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
  const source = { kind: 'source' as const, sourceId, siteId: floor.rows.siteId, rules: firstRules.website };
  const draft = await floor.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null });
  await floor.use(LeadBatcher).write(draft);
}

/** Somebody asks for help in the beginning, so that there is something to do. */
export async function withLeads(world: World): Promise<World> {
  await postForm(world, 0, 'none');
  await postForm(world, 1, 'none');
  return world;
}

const lead = (person: number, wish: Wish) =>
  new Command(`person ${person} posts the form (${wish})`, async (world) => {
    world.asksAgain.add(person);
    await postForm(world, person, wish);
  });

const never = (person: number) =>
  new Command(`person ${person} is never to be called again`, async ({ floor, manager, now, saysNever }) => {
    const found = await floor.database.query<{ person_id: string }>('select person_id from phone_number where e164 = $1', [
      numberOf(person),
    ]);
    for (const { person_id: id } of found)
      await floor.database.transaction((tx) =>
        floor.use(RevokeConsent).run(tx, neverAgain(id, 'They said so.', manager.userId, now)),
      );
    if (found.length > 0) saysNever.add(person);
  });

/** What people tell us that they want. */
export const wishCommands: readonly fc.Arbitrary<Command>[] = [
  fc.tuple(somebody, fc.constantFrom(...wishes)).map(([person, wish]) => lead(person, wish)),
  somebody.map(never),
];
