// B-113, B-115, B-116, promise 2: "accepted" is true while the database is stopped, read-only or too slow.
import { Story } from '../support/story.js';
import { LeadStream, type SentLead } from '../support/lead-stream.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber, Website } from '../support/website.js';

const outageSeconds = Number(process.env['OUTAGE_SECONDS'] ?? 6);
const perSecond = 50;

interface Written {
  readonly reference: string;
  readonly key: string | null;
  readonly place: string;
}

let story: Story;
beforeAll(async () => {
  story = await Story.begin('PostgreSQL', { roles: ['api', 'api'] }, { wires: true });
}, 90_000);
afterAll(() => story?.end());

const urls = () => story.ringback.processes.filter((one) => one.alive()).map(({ url }) => url);
const intake = async (url: string) =>
  (await (await fetch(`${url}/health/intake`)).json()) as { keepsIn: string; waiting: number };
const drained = () =>
  waitFor(
    'everything to be in the database',
    async () => (await Promise.all(urls().map(intake))).every(({ keepsIn }) => keepsIn === 'database'),
    { timeoutMs: 60_000 },
  );

/** Every lead, in the order in which it was written. */
const written = () =>
  story.rows<Written>(
    `select l.reference, k.key, o.id as place from lead l left join idempotency_record k on k.lead_id = l.id
     join outbox_message o on o.name = 'LeadCaptured' and o.payload ->> 'leadId' = l.id::text order by o.id`,
  );

/** Whoever was answered before another one asked stands before them. */
function overtaken(leads: readonly SentLead[], placeOf: ReadonlyMap<string, number>): string[] {
  return leads.flatMap((one) =>
    leads
      .filter((other) => one.answeredAt < other.askedAt && placeOf.get(one.reference)! > placeOf.get(other.reference)!)
      .map((other) => `${other.reference} before ${one.reference}`),
  );
}

it(`B-113, I-7, B-045: ${perSecond} leads a second, the database stopped for ${outageSeconds} s, one process killed: each acknowledged lead is there once, in order`, async () => {
  const { sourceKey } = story.ringback.demo;
  const stream = new LeadStream(sourceKey, urls);
  await Promise.all(urls().map((url) => new Website(url, sourceKey).lead({ phone: fictionalNumber() })));
  const before = (await written()).length;
  const seconds = (share: number) => outageSeconds * 1000 * share;
  stream.at(500, () => story.wires!.database.cut());
  stream.at(500 + seconds(0.5), () => void story.ringback.processes[0]!.kill('SIGKILL'));
  stream.at(500 + seconds(1), () => story.wires!.database.mend());
  const leads = await stream.run(perSecond, outageSeconds + 1);
  const onDisk = leads.filter(({ status }) => status === 202);
  expect(onDisk.length).toBeGreaterThan((perSecond * outageSeconds) / 2);
  await drained();

  const rows = await written();
  expect(rows).toHaveLength(before + leads.length);
  const byKey = new Map(rows.map((row) => [row.key, row.reference]));
  expect(leads.map(({ key }) => byKey.get(key))).toEqual(leads.map(({ reference }) => reference));
  expect(overtaken(onDisk, new Map(rows.map(({ reference, place }) => [reference, Number(place)])))).toEqual([]);
  const asked = leads.filter((_, n) => n % 10 === 0);
  const again = await Promise.all(asked.map((lead) => stream.repeat(lead)));
  expect(again).toEqual(asked.map(({ body }) => body));
  expect(await written()).toHaveLength(rows.length);
  const told = await story.rows<{ sentence: string }>(`select sentence from alert where kind = 'spool-drained'`);
  expect(told.map(({ sentence }) => sentence).join(' ')).toMatch(/requests? waited on the disk/);
  expect(await story.rows(`select kind from alert where kind = 'lead-set-aside'`)).toEqual([]);
  // Nobody works on callbacks here, so those that are due stay due: promise 2 is what this is about.
  expect((await story.violations()).filter(({ promise }) => promise === 2)).toEqual([]);
}, 240_000);

describe('while the database is away', () => {
  beforeAll(async () => void (await drained()), 90_000);
  const website = () => new Website(urls()[0]!, story.ringback.demo.sourceKey);
  const form = () => `${urls()[0]!}/form/willow-creek`;
  let heldReference: string;

  it('what can be checked without it is checked, and what cannot is refused with the hotline', async () => {
    await website().lead({ phone: fictionalNumber() });
    await fetch(form()); // a process that never saw a form does not know it while the database is away
    story.wires!.database.cut();
    const bad = await website().post({ phone: '123', message: 'I took 20 pills' });
    expect([bad.status, await bad.json()]).toMatchObject([422, { hotline: '+18885550100', safety: expect.any(Array) }]);
    const stranger = await new Website(urls()[0]!, 'rb_nobody').post({ phone: fictionalNumber() });
    expect([stranger.status, await stranger.json()]).toMatchObject([
      503,
      { hotline: '+18885550100', emergency: '911', crisis: '988' },
    ]);
    expect(stranger.headers.get('retry-after')).toBe('5');
  }, 30_000);

  it('what a person has to read first is kept too, and thanked for', async () => {
    const body = new URLSearchParams({ phone: fictionalNumber(), message: 'Please call', website: 'https://spam.example' });
    const sent = await fetch(form(), { method: 'POST', body, redirect: 'manual' });
    expect(sent.status).toBe(303);
    const thanks = await (await fetch(new URL(sent.headers.get('location')!, form()))).text();
    expect(thanks).toContain('Thank you. We have your request.');
    heldReference = /RB-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(thanks)![0];
  }, 30_000);

  it('B-038: a sign of danger is answered with help first, and is the supervisors’ as soon as the database is back', async () => {
    const answer = await website().post({ phone: fictionalNumber(), message: 'I want to die', consent: { call: true } });
    const body = (await answer.json()) as { reference: string };
    expect([answer.status, Object.keys(body)[0]]).toEqual([202, 'safety']);
    const same = { phone: fictionalNumber(), consent: { call: true } };
    const [first, again] = [
      await website().post(same, { 'idempotency-key': 'b' }),
      await website().post(same, { 'idempotency-key': 'b' }),
    ];
    expect(await again.text()).toBe(await first.text());
    expect((await website().post({ ...same, name: 'Another' }, { 'idempotency-key': 'b' })).status).toBe(422);
    story.wires!.database.mend();
    await drained();
    const [alert] = await story.rows(
      `select from alert a join lead l on l.id = a.subject_id where a.kind = 'danger-waited' and l.reference = $1`,
      [body.reference],
    );
    expect(alert).toBeDefined();
    expect(await story.rows('select state from lead_review where reference = $1', [heldReference])).toEqual([
      { state: 'waiting' },
    ]);
  }, 60_000);

  it('B-116: a database that answers late: the answer is there within three seconds, the lead once', async () => {
    await website().lead({ phone: fictionalNumber() });
    story.wires!.database.hold(5_000);
    const started = Date.now();
    const answer = await website().post({ phone: fictionalNumber(), consent: { call: true } }, { 'idempotency-key': 'late' });
    const given = await answer.text();
    expect([answer.status, Date.now() - started < 3_000]).toEqual([202, true]);
    await drained();
    const repeated = await website().post({ phone: fictionalNumber(), consent: { call: true } }, { 'idempotency-key': 'late' });
    expect(repeated.status).toBe(422); // another number: another request
    const { reference } = JSON.parse(given) as { reference: string };
    expect(await story.rows('select id from lead where reference = $1', [reference])).toHaveLength(1);
  }, 60_000);

  it('B-115: a database that is read-only after a failover, and writable again', async () => {
    const name = new URL(story.databaseUrl).pathname.slice(1);
    const everybodyAgain = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and application_name like 'ringback%' and pid <> pg_backend_pid()`;
    await story.rows(`alter database ${name} set default_transaction_read_only = on`);
    await story.rows(everybodyAgain);
    const answer = await website().post({ phone: fictionalNumber(), consent: { call: true } });
    const { reference } = (await answer.json()) as { reference: string };
    expect(answer.status).toBe(202);
    await story.rows(`set default_transaction_read_only = off; alter database ${name} reset default_transaction_read_only`);
    await story.rows(everybodyAgain);
    await drained();
    expect(await story.rows('select id from lead where reference = $1', [reference])).toHaveLength(1);
    expect(story.ringback.processes[1]!.alive()).toBe(true);
  }, 60_000);
});
