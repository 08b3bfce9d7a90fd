import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { array, assert, asyncProperty, nat, tuple } from 'fast-check';
import { ReportsModule, MakeReports } from '../../../src/modules/reports/index.js';
import { ExportReport } from '../../../src/modules/reports/files/export-report.js';
import { CallsReadModel } from '../../../src/modules/reports/read/calls.read-model.js';
import { HoursReadModel } from '../../../src/modules/reports/read/hours.read-model.js';
import { PeopleReadModel } from '../../../src/modules/reports/read/people.read-model.js';
import { PromisesReportReadModel } from '../../../src/modules/reports/read/promises.read-model.js';
import { RequestsReadModel } from '../../../src/modules/reports/read/requests.read-model.js';
import { TodayReadModel } from '../../../src/modules/reports/today/today.read-model.js';
import { CountAgain } from '../../../src/modules/reports/roll-up/count-again.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { History } from './history.js';

let on: OpenedModules;
let history: History;
beforeAll(async () => {
  on = await openModules(ReportsModule);
});
afterAll(() => on.close());
beforeEach(async () => {
  history = new History(on);
  await history.begin();
});

const make = () => on.use(MakeReports).run();
// New York puts its clocks back on 1 November 2026 at 06:00 UTC.
const at = (text: string) => new Date(`2026-${text}Z`);
const after = (moment: Date, seconds: number) => new Date(moment.getTime() + seconds * 1000);

describe('roll-ups', () => {
  it('count calls by the hours and days of the site, with the two hours of a clock that is put back apart', async () => {
    for (const arrived of ['11-01T03:30:00', '11-01T05:30:00', '11-01T06:30:00', '11-02T04:30:00', '11-02T05:00:00'])
      await history.callerEnds(await history.caller(at(arrived)), 'callback', after(at(arrived), 40));
    await make();
    const rows = await history.query(
      `select grain, day::text, hour, abandoned::int from report_callers order by grain, day, hour`,
    );
    expect(rows).toEqual([
      { grain: 'day', day: '2026-10-31', hour: null, abandoned: 1 },
      { grain: 'day', day: '2026-11-01', hour: null, abandoned: 3 },
      { grain: 'day', day: '2026-11-02', hour: null, abandoned: 1 },
      { grain: 'hour', day: '2026-10-31', hour: at('11-01T03:00:00'), abandoned: 1 },
      { grain: 'hour', day: '2026-11-01', hour: at('11-01T05:00:00'), abandoned: 1 },
      { grain: 'hour', day: '2026-11-01', hour: at('11-01T06:00:00'), abandoned: 1 },
      { grain: 'hour', day: '2026-11-01', hour: at('11-02T04:00:00'), abandoned: 1 },
      { grain: 'hour', day: '2026-11-02', hour: at('11-02T05:00:00'), abandoned: 1 },
      { grain: 'month', day: '2026-10-01', hour: null, abandoned: 1 },
      { grain: 'month', day: '2026-11-01', hour: null, abandoned: 4 },
    ]);
  });

  it('start the clock of an intake with its first lead, also when that one is heard of last', async () => {
    const first = at('11-10T15:00:00');
    await history.lead(after(first, 600));
    await history.attempt(0, after(first, 900), 'reached');
    await history.talk(0, after(first, 930), 60, 'reached');
    await make();
    const lengths = () =>
      history.query(
        `select what, n::int, round(1.050625 ^ (bin + 0.5))::int as seconds from report_lengths where grain = 'day' order by what`,
      );
    expect(await lengths()).toMatchObject([
      { what: 'conversation', n: 1 },
      { what: 'first-attempt', n: 1, seconds: 300 },
    ]);
    await history.lead(first, { of: 0, source: 1 });
    await make();
    expect(await lengths()).toMatchObject([
      { what: 'conversation', n: 1 },
      { what: 'first-attempt', n: 1, seconds: 889 },
    ]);
    expect(
      await history.query(
        `select source_id, leads::int, requests::int, reached::int from report_requests where grain = 'month' order by requests desc`,
      ),
    ).toEqual([
      { source_id: history.sources[1], leads: 1, requests: 1, reached: 1 },
      { source_id: history.sources[0], leads: 1, requests: 0, reached: 0 },
    ]);
  });

  it('forget a ring that was none after all', async () => {
    await history.lead(at('11-10T15:00:00'));
    await history.attempt(0, at('11-10T15:10:00'), 'no-answer');
    await make();
    await history.query('update callback_attempt set dialled_at = null');
    await make();
    expect(await history.query(`select from report_work union all select from report_lengths`)).toEqual([]);
  });

  it('come to the same in whatever order things happen, late, repeatedly or across a death, as when made anew', async () => {
    await assert(
      asyncProperty(array(tuple(nat(13), nat(70 * 3600), nat(1000)), { minLength: 40, maxLength: 60 }), async (steps) => {
        history = new History(on);
        await history.begin();
        on.clock.at = at('11-16T00:00:00'); // the hours of some days are kept, of others not
        for (const [what, second, pick] of steps) await step(what, after(at('10-31T12:00:00'), second), pick);
        await make();
        const told = await history.told();
        await on.use(MakeReports).startOver();
        await make();
        expect(await history.told()).toEqual(told);
        expect(await history.query('select from report_touch')).toEqual([]);
      }),
      { numRuns: 4, endOnFailure: true }, // each takes most of a second
    );
  }, 60_000);
});

describe('what is told', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' };

  it('everybody who gave up is in the service level, and those who wait still are in nothing yet', async () => {
    const arrived = at('11-10T15:00:00');
    const call = async (waited: number, outcome: string, talks: boolean, columns = {}) => {
      const id = await history.caller(arrived, columns);
      await history.callerEnds(id, outcome, after(arrived, waited), talks ? after(arrived, waited) : null);
    };
    await call(15, 'talked', true);
    await call(45, 'talked', true);
    await call(3, 'too-short', false);
    await call(90, 'callback', false);
    await call(30, 'callback', false, { chose_callback: 'keep-my-place' });
    await call(1, 'refused', false);
    await history.caller(arrived);
    await make();
    const { total, rows, waits, patience } = await on.use(CallsReadModel).of({ ...november, by: 'route', within: 20 });
    expect(total).toEqual({
      arrived: 6,
      answered: 2,
      inTime: 1,
      abandoned: 2,
      abandonedShort: 1,
      askedCallback: 1,
      leftMessage: 0,
      transferred: 0,
      refused: 1,
      serviceLevel: 0.25,
    });
    expect(rows).toMatchObject([{ key: on.rows.routeId, name: 'Palm Lake, English', arrived: 6, serviceLevel: 0.25 }]);
    expect([waits.median, patience.p95].map((seconds) => Math.round(seconds!))).toEqual([15, 92]);
    const late = await on.use(CallsReadModel).of({ ...november, by: 'day', within: 60 });
    expect(late).toMatchObject({ total: { serviceLevel: 0.5 }, rows: [{ key: '2026-11-10', name: null }], complete: true });
  });

  it('speed counts whoever is not reached yet as slower than all, so that a median cannot flatter', async () => {
    const asked = at('11-10T15:00:00');
    for (const source of [0, 0, 1]) await history.lead(asked, { source });
    await history.attempt(0, after(asked, 60), 'reached');
    await history.talk(0, after(asked, 70), 60, 'reached');
    await history.attempt(1, after(asked, 300), 'voicemail', 1);
    await history.talk(1, after(asked, 310), 20, 'voicemail');
    await make();
    const report = await on.use(RequestsReadModel).of({ ...november, by: 'source' });
    expect(report.total).toEqual({ leads: 3, requests: 3, attempted: 2, reached: 1 });
    expect(report.rows.map(({ name, requests, reached }) => [name, requests, reached])).toEqual(
      expect.arrayContaining([
        ['Website', 2, 1],
        ['Partner', 1, 0],
      ]),
    );
    expect(Math.abs(report.firstAttempt.median! - 300) / 300).toBeLessThan(0.025);
    expect(report.conversation).toMatchObject({ median: null, known: 1, all: 3 });
  });

  it('fairness is offers against the time in which somebody could be offered', async () => {
    const began = at('11-10T15:00:00');
    await history.lead(began);
    for (const [counsellor, hours] of [
      [0, 1],
      [1, 3],
    ] as const) {
      await history.presence(counsellor, began, 'available');
      await history.presence(counsellor, after(began, hours * 3600), 'offline');
    }
    for (const [counsellor, state] of [
      [0, 'accepted'],
      [0, 'declined'],
      [1, 'expired'],
      [1, 'withdrawn'],
    ] as const)
      await history.offer(0, counsellor, after(began, 60), state);
    await history.attempt(0, after(began, 90), 'reached');
    await history.talk(0, after(began, 100), 600, 'reached');
    await make();
    const { rows } = await on.use(PeopleReadModel).counsellors(november);
    expect(rows).toMatchObject([
      { name: 'Ana', offers: 2, answerRate: 0.5, availableSeconds: 3600, talkSeconds: 600, contactRate: 1 },
      { name: 'Ben', offers: 1, missed: 1, answerRate: 0, availableSeconds: 10_800, contactRate: null },
    ]);
    expect(rows.map(({ fairness }) => Math.round(fairness! * 100))).toEqual([267, 44]);
  });

  it('A-101: the funnel leaves by finished weeks, with fewer than 11 unsaid; whoever takes it is kept', async () => {
    const manager = await on.rows.staff('Max', 'manager');
    for (let n = 0; n < 12; n += 1) await history.lead(at('11-10T15:00:00'));
    for (let n = 0; n < 3; n += 1) await history.lead(at('11-10T15:00:00'), { source: 1 });
    for (let n = 0; n < 11; n += 1) await history.stage(n, 'contacted');
    await history.lead(at('11-23T12:00:00')); // of the week that is not over
    await history.query(`update source set name = '=Partner' where name = 'Partner'`);
    await make();
    const { rows } = await on.use(PeopleReadModel).funnel(november);
    expect(rows.map(({ name, begun, contacted }) => [name, begun, contacted])).toEqual([
      ['Website', 13, 11],
      ['=Partner', 3, 0],
    ]);
    const csv = (await on.use(ExportReport).csv('funnel', november, manager)).toString();
    expect(csv.trim().split('\r\n').slice(1)).toEqual([
      `"2026-11-09","'=Partner","<11","0","0","0","0","0","0","0","0"`,
      '"2026-11-09","Website","12","11","11","0","0","0","0","0","0"',
    ]);
    expect(await history.query(`select user_id, subject_id from audit_entry where action = 'report.exported'`)).toEqual([
      { user_id: manager.userId, subject_id: 'funnel' },
    ]);
  });

  it('the hours of a week are those of the site', async () => {
    for (const arrived of ['11-02T03:30:00', '11-01T05:30:00', '11-01T06:30:00'])
      await history.callerEnds(await history.caller(at(arrived)), 'callback', after(at(arrived), 40));
    await make();
    const { cells } = await on.use(HoursReadModel).of(november);
    expect(cells.map(({ weekday, hour, abandoned }) => [weekday, hour, abandoned])).toEqual([
      [7, 1, 2],
      [7, 22, 1],
    ]);
  });

  it('today is told to the second before anything is rolled up, against last week until the same time', async () => {
    const now = at('11-23T15:30:00'); // Monday, 10:30 in New York
    on.clock.at = now;
    for (const [moment, outcome] of [
      ['11-23T15:10:00', 'talked'],
      ['11-23T14:10:00', 'callback'],
      ['11-16T15:29:00', 'talked'],
      ['11-16T15:31:00', 'callback'],
      ['11-16T14:59:00', 'callback'],
    ] as const) {
      const talked = outcome === 'talked' ? after(at(moment), 10) : null;
      await history.callerEnds(await history.caller(at(moment)), outcome, after(at(moment), 40), talked);
    }
    const before = await on.use(TodayReadModel).soFar(null);
    expect(before.today).toMatchObject({ answered: 1, abandoned: 0 });
    await make();
    const { today, lastWeek } = await on.use(TodayReadModel).soFar(on.rows.siteId);
    expect([today, lastWeek].map(({ answered, abandoned, serviceLevel }) => [answered, abandoned, serviceLevel])).toEqual([
      [1, 1, 0.5],
      [1, 1, 0.5],
    ]);
    expect(today).toMatchObject({ keptRate: null, firstAttempt: { median: null, all: 0 } });
  });

  it('promises are told with what the late ones are put down to', async () => {
    const asked = at('11-10T15:00:00');
    for (let n = 0; n < 3; n += 1) await history.lead(asked);
    const verdicts = ['kept', 'late', 'late'].map((verdict, n) => [history.intakes[n]!.callbackId, verdict] as const);
    for (const [id, verdict] of verdicts)
      await history.query(
        `update promise_verdict set verdict = $2, late_seconds = case when $2 = 'late' then 90 end,
           cause = case when $2 = 'late' then 'everyone busy' end where callback_id = $1`,
        [id, verdict],
      );
    await make();
    expect(await on.use(PromisesReportReadModel).of(november)).toMatchObject({
      total: { kept: 1, late: 2, open: 0, keptRate: 1 / 3 },
      rows: [{ key: '2026-11-10', kept: 1, late: 2 }],
      lateBy: [{ cause: 'everyone busy', count: 2, meanLateSeconds: 90 }],
    });
  });

  it.each([
    { from: '2026-11-31', to: '2026-12-01' },
    { from: '2026-11-02', to: '2026-11-01' },
    { from: '2024-01-01', to: '2026-01-01' },
  ])('refuses days that are none, or too many: %j', async (days) => {
    await expect(on.use(PeopleReadModel).funnel(days)).rejects.toMatchObject({ code: 'reports/days' });
  });
});

/** One thing that happens, of any kind; those that nothing is there for do nothing. */
async function step(what: number, moment: Date, pick: number): Promise<unknown> {
  const of = (list: readonly unknown[]) => (list.length === 0 ? null : pick % list.length);
  const [intake, attempt, caller, offer] = [history.intakes, history.attempts, history.callerIds, history.offers].map((all) =>
    of(all),
  );
  const steps: (() => unknown)[] = [
    () => history.lead(moment, { source: pick % 2 }),
    () => intake !== null && history.lead(moment, { source: pick % 2, of: intake! }),
    () => intake !== null && history.attempt(intake!, moment, ['no-answer', 'reached', 'busy'][pick % 3]!, pick % 2),
    () => attempt !== null && history.talk(attempt!, moment, pick, [null, 'reached', 'voicemail'][pick % 3]!).catch(() => null),
    () => history.query(`update call set disposition = 'reached' where id in (select id from call limit 1)`),
    () => history.caller(moment),
    () => caller !== null && history.callerEnds(history.callerIds[caller!]!, 'callback', after(moment, pick)),
    () => caller !== null && history.callerEnds(history.callerIds[caller!]!, 'talked', after(moment, pick), moment),
    () =>
      intake !== null && history.offer(intake!, pick % 2, moment, ['accepted', 'declined', 'expired', 'withdrawn'][pick % 4]!),
    () => offer !== null && history.query(`update offer set state = 'expired' where id = $1`, [history.offers[offer!]]),
    () => history.presence(pick % 2, moment, ['available', 'on-call', 'offline', 'break'][pick % 4]!),
    () => intake !== null && history.stage(intake!, ['attempting', 'contacted', 'screening', 'scheduled', 'admitted'][pick % 5]!),
    () =>
      history.query(
        `update promise_verdict set verdict = 'late', late_seconds = $1, cause = 'everyone busy'
        where callback_id in (select callback_id from promise_verdict order by promised_by limit 1)`,
        [pick],
      ),
    () => (pick % 3 === 0 ? dies() : make()),
  ];
  return steps[what]!();
}

/** The process ends when it has counted some tables and not the others. */
async function dies(): Promise<void> {
  const again = on.use(CountAgain);
  const run = again.run.bind(again);
  let left = 3;
  again.run = (...given) => (left-- > 0 ? run(...given) : Promise.reject(new Error('killed')));
  try {
    await history.caller(at('11-01T12:00:00')); // so that there is something to count
    await expect(make()).rejects.toThrow('killed');
  } finally {
    again.run = run;
  }
}
