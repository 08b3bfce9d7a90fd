import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReportsModule, MakeReports } from '../../../src/modules/reports/index.js';
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
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(13), fc.nat(70 * 3600), fc.nat(1000)), { minLength: 40, maxLength: 60 }),
        async (steps) => {
          history = new History(on);
          await history.begin();
          for (const [what, second, pick] of steps) await step(what, after(at('10-31T12:00:00'), second), pick);
          await make();
          const told = await history.told();
          await on.use(MakeReports).startOver();
          await make();
          expect(await history.told()).toEqual(told);
          expect(await history.query('select from report_touch')).toEqual([]);
        },
      ),
      { numRuns: 3 },
    );
  }, 60_000);
});

/** One thing that happens, of any kind; those that nothing is there for do nothing. */
async function step(what: number, moment: Date, pick: number): Promise<unknown> {
  const of = <T>(list: readonly T[]) => (list.length === 0 ? null : pick % list.length);
  const [intake, attempt, caller, offer] = [history.intakes, history.attempts, history.callerIds, history.offers].map((all) =>
    of<unknown>(all),
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
    await expect(make()).rejects.toThrow('killed');
  } finally {
    again.run = run;
  }
}
