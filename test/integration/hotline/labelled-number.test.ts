// F104: networks take our number for a spammer's.
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { PlaceLeg, ReportLeg } from '../../../src/modules/calls/index.js';
import { WatchNumbers } from '../../../src/modules/hotline/index.js';
import { Metrics } from '../../../src/platform/observe/metrics.js';
import { dialling, due, messages, offered, onShift, secondsAfterStart, type Dialling } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

let floor: Floor;
let call: Dialling;

beforeAll(async () => {
  floor = await openFloor();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await onShift(floor, 'Ana');
  call = await dialling(floor, await offered(floor, await due(floor)));
});

const day = 24 * 3600;
const watch = (seconds: number) => {
  floor.clock.at = secondsAfterStart(seconds);
  return floor.use(WatchNumbers).run();
};
const alerts = () =>
  floor.database.query<Record<string, unknown>>(
    `select site_id, kind, subject_type, subject_id, sentence from alert where acknowledged_at is null and kind = 'number-labelled'`,
  );
const figures = async () => (await floor.use(Metrics).registry.getSingleMetricAsString('own_number_calls')).split('\n').slice(2);

/** So many calls to people ended like this a minute after the start. */
async function ended(calls: number, sipResponseCode: number, state = 'completed'): Promise<void> {
  await floor.database.query(
    `insert into call_leg (id, party, call_id, to_number, from_number, state, sip_response_code, intended_at, ended_at)
     select gen_random_uuid(), 'person', l.call_id, l.to_number, l.from_number, $3, $4, $5, $5
     from call_leg l, generate_series(1, $2) where l.id = $1`,
    [call.personLegId, calls, state, sipResponseCode, secondsAfterStart(60)],
  );
}

/** The call that is being placed is refused by the network in front of the person's phone. */
async function refused(): Promise<void> {
  const legId = call.personLegId;
  await floor.use(PlaceLeg).run(legId);
  floor.clock.at = secondsAfterStart(60);
  await floor.use(ReportLeg).run({ legId, carrierSid: `CA-${legId}`, state: 'failed', sequence: 1, sipResponseCode: 608 });
}

it('supervisors are told once while it lasts, and calls go on from the same number', async () => {
  await ended(15, 200);
  await ended(4, 608, 'failed');
  await watch(60);
  expect(await alerts()).toEqual([]);
  await refused();
  await watch(120);
  const site = floor.rows.siteId;
  expect(await alerts()).toEqual([
    {
      site_id: site,
      kind: 'number-labelled',
      subject_type: 'site',
      subject_id: site,
      sentence: expect.stringContaining('5 of 20 calls in 24 hours were refused'),
    },
  ]);
  expect(await messages(floor, 'AlertRaised')).toHaveLength(1);
  await floor.database.query('update alert set acknowledged_at = $1', [floor.clock.at]);
  await watch(180);
  expect(await alerts()).toEqual([]);
  expect(await floor.database.query('select distinct from_number from call_leg where party = $1', ['person'])).toHaveLength(1);
});

it('it ends by itself when enough calls go through, or when none was refused for a day', async () => {
  await ended(20, 608, 'failed');
  await watch(120);
  expect(await alerts()).toHaveLength(1);
  await ended(61, 200);
  await watch(180);
  expect(await alerts()).toEqual([]);
  await ended(20, 603, 'busy');
  await watch(240);
  expect(await alerts()).toHaveLength(1);
  await watch(60 + day);
  expect(await alerts()).toEqual([]);
});

it('while too few calls are made to tell, it stays as it was', async () => {
  await ended(20, 608, 'failed');
  await watch(120);
  await floor.database.query(`delete from call_leg where id in (select id from call_leg where sip_response_code = 608 limit 15)`);
  await watch(180);
  expect(await alerts()).toHaveLength(1);
});

it('the figures name the site, and nobody’s number', async () => {
  await ended(3, 200);
  await ended(2, 608, 'failed');
  await watch(120);
  const site = floor.rows.siteId;
  expect(await figures()).toEqual([
    `own_number_calls{site="${site}",outcome="refused"} 2`,
    `own_number_calls{site="${site}",outcome="other"} 3`,
  ]);
});
