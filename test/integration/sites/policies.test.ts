import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { standardCallingPolicy } from '../../../src/core/contact/contact-policy.js';
import { defaultRetryPolicy } from '../../../src/core/callbacks/retry-policy.js';
import { PolicyDirectory } from '../../../src/modules/sites/index.js';
import { policyKinds, policyRules } from '../../../src/modules/sites/policies/policy-kinds.js';
import { policyProblems } from '../../../src/modules/sites/policies/policy-problems.js';
import { Database } from '../../../src/platform/database/database.js';
import { openSitesApp, type SitesApp } from './sites-app.js';

let sites: SitesApp;
let directory: PolicyDirectory;
beforeAll(async () => {
  sites = await openSitesApp();
  directory = sites.app.get(PolicyDirectory, { strict: false });
});
afterAll(() => sites.close());

const nobody = '0190a0b0-0000-7000-8000-000000000000';
const oneTry = { ...defaultRetryPolicy, maxAttempts: 1 };
const write = (policy: object, { kind = 'retry', siteId = sites.siteId, reason = 'few counsellors in May' } = {}) =>
  sites.send('PUT', `sites/${siteId}/policies/${kind}`, { policy, reason });

describe('the policies of a site', () => {
  it.each(policyKinds)('%s: the program’s own can be used', (kind) => {
    expect(policyProblems(kind, policyRules[kind].standard)).toEqual([]);
  });

  it('are the program’s own at first', async () => {
    const { status, body } = await sites.send('GET', `sites/${sites.siteId}/policies`);
    expect(status).toBe(200);
    expect(body.policies).toContainEqual({ kind: 'retry', version: 0, policy: defaultRetryPolicy });
    expect(await sites.send('GET', `sites/${sites.siteId}/policies/retry/versions`)).toEqual({
      status: 200,
      body: { versions: [] },
    });
  });

  it('take a new version with its reason; the older ones stay on record', async () => {
    await write(oneTry);
    const { status, body } = await write(defaultRetryPolicy, { reason: ' enough of us again ' });
    expect({ status, body }).toEqual({ status: 200, body: { kind: 'retry', version: 2, policy: defaultRetryPolicy } });
    expect(await directory.of(sites.siteId, 'retry')).toEqual({ version: 2, policy: defaultRetryPolicy });
    expect(await directory.of(nobody, 'retry')).toMatchObject({ version: 0 });
    const { body: history } = await sites.send('GET', `sites/${sites.siteId}/policies/retry/versions`);
    expect(history.versions).toMatchObject([
      { version: 2, reason: 'enough of us again' },
      { version: 1, reason: 'few counsellors in May', policy: { maxAttempts: 1 } },
    ]);
    expect((await sites.audit(sites.siteId)).at(-1)).toEqual({
      action: 'policy.written',
      user_id: sites.adminId,
      detail: { kind: 'retry', version: 2, reason: 'enough of us again' },
    });
  });

  it('written by an older release keep what they decide; what it did not ask yet is as the program has it', async () => {
    const { crisisWeightSeconds, ...older } = { ...policyRules.presence.standard, wrapUpSeconds: 45 };
    await sites.app
      .get(Database, { strict: false })
      .query(
        `insert into site_policy (site_id, kind, version, body, reason, created_at) values ($1, 'presence', 1, $2, 'before the upgrade', now())`,
        [sites.siteId, older],
      );
    directory.forget();
    expect(await directory.of(sites.siteId, 'presence')).toEqual({ version: 1, policy: { ...older, crisisWeightSeconds } });
  });

  it('are numbered without gaps or twins when two administrators write at once', async () => {
    const written = await Promise.all([1, 2, 3].map((maxAttempts) => write({ ...defaultRetryPolicy, maxAttempts })));
    expect(written.map(({ body }) => body.version as number).toSorted((a, b) => a - b)).toEqual([3, 4, 5]);
    const { body } = await sites.send('GET', `sites/${sites.siteId}/policies/retry/versions`);
    expect(body.versions).toMatchObject([{ version: 5 }, { version: 4 }, { version: 3 }, { version: 2 }, { version: 1 }]);
  });

  const withSteps = (steps: object) => ({ ...defaultRetryPolicy, steps: { ...defaultRetryPolicy.steps, ...steps } });
  const nowhere = { ...defaultRetryPolicy, dayPartsFrom: { ...defaultRetryPolicy.dayPartsFrom, midday: 14 } };
  it.each([
    [{ ...defaultRetryPolicy, maxAttempts: 0 }, 'policy.maxAttempts', 'must be >= 1'],
    [{ ...defaultRetryPolicy, maxAttempts: 1.5 }, 'policy.maxAttempts', 'must be integer'],
    [{ ...defaultRetryPolicy, weekendTries: -1 }, 'policy.weekendTries', 'must be >= 0'],
    [nowhere, 'policy.dayPartsFrom.midday', 'must be <= 12'],
    [withSteps({ busy: [{ afterSeconds: 0 }] }), 'policy.steps.busy.0.afterSeconds', 'must be >= 1'],
    [withSteps({ busy: [{ otherPartAfterHours: 1.5 }] }), 'policy.steps.busy.0.otherPartAfterHours', 'must be integer'],
    [withSteps({ busy: [{}] }), 'policy.steps.busy.0', 'must match exactly one schema in oneOf'],
    [withSteps({ voicemail: undefined }), 'policy.steps', `must have required property 'voicemail'`],
    [withSteps({ 'do-not-call': [] }), 'policy.steps', 'must NOT have additional properties: do-not-call'],
  ])('refuse what cannot be worked by: %#', async (policy, field, message) => {
    const before = await directory.of(sites.siteId, 'retry');
    const { status, body } = await write(policy);
    expect({ status, body }).toMatchObject({
      status: 422,
      body: { code: 'policy/shape', errors: expect.arrayContaining([{ field, code: 'policy/shape', message }]) },
    });
    expect(await directory.of(sites.siteId, 'retry')).toEqual(before);
  });

  const withHoliday = (changes: object) => ({
    ...standardCallingPolicy,
    holidays: [{ date: '2026-12-25', name: 'Christmas Day', hours: [], ...changes }],
  });
  it.each([
    [withHoliday({}), null],
    [withHoliday({ hours: [['10:00', '24:00']] }), null],
    [withHoliday({ hours: [['10:00', '25:00']] }), 'policy.holidays.0.hours.0.1'],
    [withHoliday({ hours: [['10:00']] }), 'policy.holidays.0.hours.0'],
    [withHoliday({ date: '25.12.2026' }), 'policy.holidays.0.date'],
    [withHoliday({ name: '' }), 'policy.holidays.0.name'],
    [{ ...standardCallingPolicy, holidays: undefined }, 'policy'],
    [{ ...standardCallingPolicy, calls: { mostPerDay: 4, mostPer14Days: 8 } }, 'policy.calls.mostPerDay'], // L-309
    [{ ...standardCallingPolicy, calls: { mostPerDay: 0, mostPer14Days: 8 } }, 'policy.calls.mostPerDay'],
    [{ ...standardCallingPolicy, texts: { mostPerDay: 0, mostAnswersPerDay: 6 } }, 'policy.texts.mostPerDay'],
    [{ ...standardCallingPolicy, anyHourMinutes: 61 }, 'policy.anyHourMinutes'], // L-304
  ])('on calling make the law stricter, never laxer: %#', async (policy, field) => {
    expect(policyProblems('calling', policy).map((problem) => problem.field)).toEqual(field === null ? [] : [field]);
  });

  it('know their own kinds and sites only, and want a reason', async () => {
    expect(await write({}, { kind: 'horoscope' })).toMatchObject({ status: 404, body: { code: 'policy/unknown-kind' } });
    expect(await write(oneTry, { siteId: nobody })).toMatchObject({ status: 404, body: { code: 'site/unknown' } });
    expect((await sites.send('GET', `sites/${nobody}/policies`)).status).toBe(404);
    expect(await write(oneTry, { reason: '  ' })).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
  });

  it('fall back to the program’s own where an older release accepted what this one would not', async () => {
    const old = `insert into site_policy (site_id, kind, version, body, reason, created_at) values ($1, $2, 99, $3, 'then', now())`;
    const database = sites.app.get(Database);
    await database.query(old, [sites.siteId, 'retry', { maxAttempts: 'many' }]);
    await database.query(old, [sites.siteId, 'a-kind-of-yesterday', {}]);
    directory.forget();
    expect(await directory.of(sites.siteId, 'retry')).toMatchObject({ version: 0 });
  });
});
