import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { PersonTimelineReadModel } from '../../../src/modules/board/timeline/person-timeline.read-model.js';
import { benefitsPromiseChecks } from '../../../src/modules/board/benefits-promise-checks.js';
import { EndRequest, ResumeRequest, WatchBenefits } from '../../../src/modules/benefits/index.js';
import { BeginRequest } from '../../../src/modules/benefits/by-staff/begin-request.js';
import { ChangeRequest } from '../../../src/modules/benefits/by-staff/change-request.js';
import { BenefitsReadModel } from '../../../src/modules/benefits/benefits.read-model.js';
import { BenefitsPort, type PayerMessage } from '../../../src/modules/benefits/port/benefits-port.js';
import { ClearingHouse } from '../../../src/modules/benefits/port/clearing-house.js';
import { NoClearingHouse } from '../../../src/modules/benefits/port/no-clearing-house.js';
import { GuardedExchange } from '../../../src/platform/egress/guarded-exchange.js';
import { SystemResolver } from '../../../src/platform/egress/host-resolver.js';
import { RegisteredVendors } from '../../../src/platform/egress/vendor-gate.js';
import { ChangeVendors, DisclosuresReadModel } from '../../../src/modules/disclosures/index.js';
import { ChangeRestrictions } from '../../../src/modules/disclosures/restrictions/change-restrictions.js';
import { Sealer } from '../../../src/platform/crypto/sealer.js';
import type { PayerFault } from '../../../src/simulator/payer/payer-fault.js';
import { startPayer } from '../../../src/simulator/payer/start-payer.js';
import { makeOwnCertificate } from '../../support/own-ca.js';
import { waitFor } from '../../support/wait-for.js';
import { minutesAfterStart, start } from '../intake/seeded-rows.js';
import { untilBlocked } from '../people/until-blocked.js';
import { clearingHouse, OpenedBenefits, sender } from './opened-benefits.js';
import { testSeals } from '../platform/test-keys.js';

let on: OpenedBenefits;
const exchanges: GuardedExchange[] = [];
beforeAll(async () => {
  on = await OpenedBenefits.open();
});
beforeEach(() => on.reset());
afterAll(async () => {
  await Promise.all(exchanges.map((exchange) => exchange.close()));
  await on.close();
});

const answersOfIntake = () =>
  on
    .use(BenefitsReadModel)
    .ofIntake(on.person.intakeId)
    .then(({ answers }) => answers);
const reached = (url: string, change: { ca?: string; withinMilliseconds?: number } = {}) => {
  const vendors = new RegisteredVendors(on.database);
  const within = { answerBytes: 512 * 1024, withinMilliseconds: 5000 };
  const rules = { resolver: new SystemResolver(), vendors, now: () => on.modules.clock.now(), allowLoopback: true, ...within };
  const exchange = new GuardedExchange({ ...rules, ...change });
  exchanges.push(exchange);
  return new ClearingHouse(exchange, { url, sender, login: null });
};

/** The way out, and what happens here once the rows stand, before the question is sent or before its answer is written down. */
class Interrupted extends BenefitsPort {
  readonly isOpen = true;

  constructor(
    private readonly port: BenefitsPort,
    private readonly interruption: () => Promise<void>,
    private readonly when: 'before' | 'after' = 'after',
  ) {
    super();
  }

  override write(...question: Parameters<BenefitsPort['write']>): Promise<PayerMessage> {
    return this.port.write(...question);
  }

  override async send(...sent: Parameters<BenefitsPort['send']>): ReturnType<BenefitsPort['send']> {
    if (this.when === 'before') await this.interruption();
    const exchange = await this.port.send(...sent);
    if (this.when === 'after') await this.interruption();
    return exchange;
  }
}

/** Forgets what has to go along with a question. */
class Bare extends BenefitsPort {
  readonly isOpen = true;

  override async write(): Promise<PayerMessage> {
    return { contentType: 'text/plain', body: '270' };
  }

  override send(): never {
    throw new Error('it was sent');
  }
}

describe('an insurer is asked', () => {
  it('with the notice and the consent, and its answer stands beside what was asked', async () => {
    const [, consentId] = await on.agreed();
    const id = await on.ask();
    await on.run(id);
    const [disclosure] = await on.disclosures();
    expect(await on.one(id)).toMatchObject({
      state: 'answered',
      memberId: '••••01',
      attempts: 1,
      dueAt: null,
      tries: [
        {
          way: 'electronic',
          outcome: 'answered',
          disclosureId: disclosure!.id,
          noticeVersion: '2024-1',
          consentId,
          byName: null,
        },
      ],
      answers: [
        { active: true, copayCents: 2500, deductibleLeftCents: 91_245, priorAuthorization: true, planBegins: '2026-01-01' },
      ],
    });
    const [taken] = on.payer.taken.values();
    expect(taken!.fields['RedisclosureNotice']).toContain(
      '42 CFR part 2 prohibits unauthorized use or disclosure of these records.',
    );
    expect(taken!.fields['Consent']).toBe(disclosure!.scopeText);
    expect(taken!.question).toMatchObject({ provider: { name: 'PALM LAKE', npi: sender.npi }, services: ['30', 'MH', 'AI'] });
    expect(await on.told()).toEqual(['ask-payer', 'DisclosureMade', 'BenefitsAnswered']);
  });

  it('and the timeline tells it, the expected time first', async () => {
    await on.agreed();
    const id = await on.ask();
    const timeline = async () => {
      const { items } = await new PersonTimelineReadModel(on.database, testSeals).of(on.person.personId);
      return items.filter(({ kind }) => kind.startsWith('benefits-')).map(({ sentence }) => sentence);
    };
    expect(await timeline()).toEqual([
      'Ana wants Palm Health to be asked about their benefits (electronic).',
      expect.stringMatching(/^The answer of Palm Health is expected by Nov 23, 10:15.AM EST/),
    ]);
    await on.run(id);
    expect((await timeline()).slice(1)).toEqual([
      'Palm Health was asked about their benefits (electronic): The insurer answered.',
      'Palm Health answered: the plan is active.',
    ]);
  });

  it('L-107 and stands in the accounting of disclosures, to whom and for what', async () => {
    const [, consentId] = await on.agreed();
    const electronic = await on.ask();
    await on.run(electronic);
    const byPhone = await on.ask({ way: 'phone', payer: { name: 'Northern Mutual' } });
    await on.use(BeginRequest).run(byPhone, on.staff);
    const [from, until] = [new Date('2026-11-01T00:00:00Z'), on.modules.clock.now()];
    const listed = await on.use(DisclosuresReadModel).madeBetween(on.database, on.person.personId, from, until);
    const told = {
      recipientKind: 'payer',
      purpose: 'verify-benefits',
      consentId,
      fields: ['identity', 'coverage'],
    };
    expect(listed).toMatchObject([
      { ...told, recipient: 'Palm Health', channel: 'api', vendor: 'clearing-house', by: null, result: 'sent' },
      { ...told, recipient: 'Northern Mutual', channel: 'phone', vendor: null, by: 'Ana', result: null },
    ]);
  });

  it('once for each intake, however often somebody asks at the same moment', async () => {
    await on.agreed();
    const asked = await Promise.allSettled([on.ask(), on.ask({ payer: { name: 'PALM-HEALTH', code: 'SIM01' } }), on.ask()]);
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(refused).toEqual(['benefits/already-asked', 'benefits/already-asked']);
  });

  it('about the patient, whose word it needs: what a caller agreed to for them does not count', async () => {
    const patientId = uuid();
    await on.database.query(`insert into person (id, display_name, language) values ($1, 'Inés', 'en')`, [patientId]);
    await on.database.query(`update intake_party set roles = '{caller}' where intake_id = $1`, [on.person.intakeId]);
    await on.modules.rows.insert('intake_party', {
      intake_id: on.person.intakeId,
      person_id: patientId,
      roles: ['patient'],
      since: start,
    });
    await on.agreed();
    expect(await on.one(await on.ask())).toMatchObject({ personId: patientId, state: 'waiting-for-consent' });
    expect(on.payer.taken.size).toBe(0);
  });

  it('and is not any more once the intake is closed', async () => {
    await on.agreed();
    const id = await on.ask();
    await on.database.query(
      `update intake set stage = 'closed', close_reason = 'test', ended_at = $2, next_step = null, next_step_due_at = null where id = $1`,
      [on.person.intakeId, start],
    );
    await on.use(EndRequest).onIntakeClosed(on.person.intakeId);
    await on.run(id);
    expect(await on.one(id)).toMatchObject({ state: 'cancelled', because: 'The intake was closed.', attempts: 0 });
    expect(on.payer.taken.size).toBe(0);
  });
});

describe('B-092 consent counts in the instant of asking', () => {
  it('expired at midnight while the job waits: nothing is sent, somebody has to renew it, and then it goes on', async () => {
    await on.agreed({ expiresAt: new Date('2026-11-24T05:00:00Z') });
    const id = await on.ask();
    on.modules.clock.at = new Date('2026-11-24T05:00:00Z');
    await on.run(id);
    const waiting = await on.one(id);
    expect(waiting).toMatchObject({
      state: 'waiting-for-consent',
      because: 'Their consent ended on 2026-11-24: ask them to renew it before anything is sent.',
      ownerUserId: on.staff.userId,
      dueAt: new Date('2026-11-24T13:30:00Z'), // half an hour after insurers open
      tries: [],
    });
    expect(on.payer.taken.size).toBe(0);
    const why = { outcome: 'blocked', reason: 'expired', recipient: 'Palm Health', because: waiting.because };
    expect([await on.disclosures(), await on.alerts()]).toMatchObject([[why], ['consent-renewal']]);
    expect(await on.use(WatchBenefits).agreed()).toEqual([]);

    on.pass(60);
    await on.consent('vob');
    for (const one of await on.use(WatchBenefits).agreed()) await on.use(ResumeRequest).run(one.id);
    await on.run(id);
    expect(await on.one(id)).toMatchObject({ state: 'answered' });
  });

  it('L-105, L-106 taken back before the job runs, or between two tries: nothing leaves', async () => {
    await on.agreed();
    const id = await on.ask();
    on.payer.fault = { kind: 'status', status: 503 };
    await on.run(id);
    expect(on.payer.taken.size).toBe(1);
    on.payer.forget();
    on.pass(60);
    await on.revoke('part2_tpo');
    await on.run(id);
    expect(await on.one(id)).toMatchObject({
      state: 'waiting-for-consent',
      because: expect.stringMatching(/^They took back their consent on 2026-11-23/),
    });
    expect(on.payer.taken.size).toBe(0);
    expect((await on.disclosures()).map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['made', null],
      ['blocked', 'revoked'],
    ]);
  });

  it('holds for somebody who rings the insurer, too', async () => {
    await on.agreed({ expiresAt: minutesAfterStart(5) });
    const id = await on.ask({ way: 'phone', payer: { name: 'Palm Health' } });
    const begun = await on.use(BeginRequest).run(id, on.staff);
    expect(begun).toMatchObject({
      insured: { memberId: 'PALM1001', patient: { birthDate: '1987-05-14' } },
      notice: expect.stringMatching(/^42 CFR part 2/),
      scopeText: expect.stringMatching(/^Disclosed to Palm Health for this purpose only: verify-benefits/),
    });
    on.pass(300);
    await expect(on.use(BeginRequest).run(id, on.staff)).rejects.toMatchObject({ code: 'disclosure/expired' });
    expect(await on.one(id)).toMatchObject({ state: 'waiting-for-consent', tries: [{ outcome: 'unknown' }] });
    expect(await on.disclosures()).toMatchObject([
      { id: begun.disclosureId, outcome: 'made', channel: 'phone', by: 'Ana', payloadHash: null },
      { outcome: 'blocked', channel: 'phone', reason: 'expired' },
    ]);
  });

  it('L-105 a revocation that comes between begin and send: it waits for what is on its way, and nothing leaves after it', async () => {
    await on.agreed();
    const id = await on.ask();
    on.payer.fault = { kind: 'status', status: 503 };
    const order: string[] = [];
    let revoking: Promise<unknown> = Promise.resolve();
    const onItsWay = new Interrupted(
      reached(on.house.url),
      async () => {
        revoking = on.revoke('vob').then(() => order.push('revoked'));
        await untilBlocked(on.database);
        order.push('sent');
      },
      'before',
    );
    await on.runThrough(onItsWay, id);
    await revoking;
    expect([order, on.payer.taken.size]).toEqual([['sent', 'revoked'], 1]);
    on.payer.forget();
    on.pass(60);
    await on.run(id);
    expect([on.payer.taken.size, (await on.one(id)).state]).toEqual([0, 'waiting-for-consent']);
  });

  it('L-105 a revocation that is being written is waited for, and nothing leaves', async () => {
    await on.agreed();
    const id = await on.ask();
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    let isWritten = false;
    const revoking = on.revoke('vob', async () => {
      isWritten = true;
      await held;
    });
    await waitFor('the revocation', () => isWritten);
    const asking = on.run(id);
    await untilBlocked(on.database);
    go();
    await Promise.all([revoking, asking]);
    expect([on.payer.taken.size, (await on.one(id)).state]).toEqual([0, 'waiting-for-consent']);
    expect(await on.disclosures()).toMatchObject([{ outcome: 'blocked', reason: 'revoked' }]);
  });

  it('L-108 what they asked us to keep from this insurer is kept until they lift it', async () => {
    await on.agreed();
    const restrictions = on.use(ChangeRestrictions);
    const kept = { fields: ['coverage' as const], recipient: 'Palm Health', purposes: [], reason: 'She said so', agreed: true };
    const restriction = await restrictions.set(on.person.personId, kept, on.staff);
    const id = await on.ask();
    expect(await on.one(id)).toMatchObject({ state: 'waiting-for-consent', because: expect.stringContaining('not to tell') });
    on.pass(60);
    await on.use(ResumeRequest).run(id); // nothing has changed: it waits on
    expect([(await on.one(id)).state, await on.use(WatchBenefits).agreed()]).toEqual(['waiting-for-consent', []]);
    await restrictions.lift(on.person.personId, restriction, 'She wants it asked', on.staff);
    expect(await on.use(WatchBenefits).agreed()).toEqual([{ id }]);
    await on.use(ResumeRequest).run(id);
    await on.run(id);
    expect(await on.one(id)).toMatchObject({ state: 'answered' });
  });
});

it('B-095 a question without the notice or what the consent covers does not leave', async () => {
  await on.agreed();
  const id = await on.ask();
  await on.runThrough(new Bare(), id);
  const because = expect.stringMatching(/lacks its notice and scope: nothing was sent/);
  expect(await on.one(id)).toMatchObject({ state: 'waiting-for-consent', because, tries: [{ outcome: 'not-sent' }] });
  expect(await on.disclosures()).toMatchObject([{ outcome: 'blocked', reason: 'no-notice' }]);
});

describe('what the program cannot ask is left to a human with a phone', () => {
  it('when the clearing house is gone', async () => {
    await on.agreed();
    const id = await on.ask();
    await on.runThrough(new NoClearingHouse(), id);
    expect(await on.one(id)).toMatchObject({ state: 'failed', way: 'phone', ownerName: 'Ana', tries: [] });
  });

  it('when they turned out not to be the patient', async () => {
    await on.agreed();
    const id = await on.ask();
    await on.database.query(`insert into person (id, display_name, language) values ($1, 'Inés', 'en')`, [uuid()]);
    await on.database.query(`update intake_party set person_id = (select id from person where display_name = 'Inés')`);
    await on.database.query(`update intake set person_id = (select id from person where display_name = 'Inés')`);
    await on.run(id);
    const because = expect.stringMatching(/not the patient of this intake any more/);
    expect(await on.one(id)).toMatchObject({ state: 'failed', way: 'phone', because, tries: [] });
    expect(on.payer.taken.size).toBe(0);
  });
});

describe('L-111 the clearing house has an agreement, or gets nothing', () => {
  it('which is over: nothing leaves, the request waits, the operator hears why; with a new one it goes on', async () => {
    await on.agreed();
    const id = await on.ask();
    await on.use(ChangeVendors).end(on.vendorId, '2026-11-23', on.staff.userId);
    await on.run(id);
    const waiting = await on.one(id);
    expect(waiting).toMatchObject({ state: 'asked', way: 'electronic', ownerName: 'Ana', attempts: 0, tries: [] });
    expect(waiting.because).toMatch(/^The vendor "clearing-house" has no agreement any more .* turn it to the phone\.$/);
    expect([on.payer.taken.size, await on.alerts()]).toEqual([0, ['vendor-inactive']]);
    expect(await on.disclosures()).toMatchObject([{ outcome: 'blocked', reason: 'vendor-inactive', vendor: 'clearing-house' }]);
    await on.run(id); // nothing more to try, and no second row
    expect([await on.use(WatchBenefits).heldUp(), await on.use(WatchBenefits).unsent()]).toEqual([[], []]);
    expect(await on.disclosures()).toHaveLength(1);

    await on.use(ChangeVendors).add(clearingHouse, on.staff.userId);
    expect([await on.use(WatchBenefits).heldUp(), await on.alerts()]).toEqual([[{ id }], []]);
    await on.use(ResumeRequest).run(id);
    expect(await on.use(WatchBenefits).heldUp()).toEqual([]);
    await on.run(id);
    expect(await on.one(id)).toMatchObject({ state: 'answered' });
  });

  it('which never was: a human rings meanwhile, by whom it needs none', async () => {
    await on.agreed();
    await on.database.query('delete from vendor');
    const id = await on.ask();
    await on.run(id);
    expect(await on.one(id)).toMatchObject({ because: expect.stringContaining('is not in the vendor registry') });
    await on.use(ChangeRequest).turnToPhone(id, 'It takes too long', on.staff);
    expect(await on.use(BeginRequest).run(id, on.staff)).toMatchObject({ insured: { memberId: 'PALM1001' } });
    expect(on.payer.taken.size).toBe(0);
  });

  it('which ends while the question is written: the door keeps it', async () => {
    await on.agreed();
    const id = await on.ask();
    const ending = new Interrupted(
      reached(on.house.url),
      () => on.use(ChangeVendors).end(on.vendorId, '2026-11-23', on.staff.userId),
      'before',
    );
    await on.runThrough(ending, id);
    expect(on.payer.taken.size).toBe(0);
    expect(await on.disclosures()).toMatchObject([{ outcome: 'made', result: 'failed' }]);
    expect(await on.one(id)).toMatchObject({ state: 'failed', way: 'phone', tries: [{ outcome: 'refused' }] });
  });
});

describe('B-087 what is no answer about this person changes nothing', () => {
  const failedWith = async (id: string) => {
    const { state, way, because, ownerUserId, dueAt, tries, answers } = await on.one(id);
    return { state, way, because, isOwned: ownerUserId !== null && dueAt !== null, outcome: tries.at(-1)?.outcome, answers };
  };

  test.each<[string, PayerFault, string, string[]]>([
    ['somebody else', { kind: 'wrong-person' }, 'wrong-person', ['benefits-wrong-person']],
    ['another question', { kind: 'other-trace' }, 'wrong-person', ['benefits-wrong-person']],
    ['2 MB', { kind: 'huge' }, 'too-large', []],
    ['a refusal', { kind: 'reject', code: '75', followUp: 'C' }, 'rejected', []],
    ['an envelope that was not taken', { kind: 'envelope-error', code: 'UnAuthorized' }, 'refused', ['clearing-house']],
    ['a login that is refused', { kind: 'status', status: 401 }, 'refused', ['clearing-house']],
  ])('%s: a human rings the insurer', async (_, fault, outcome, alerts) => {
    await on.agreed();
    await on.run(await on.ask());
    const before = await answersOfIntake();
    const id = await on.ask();
    on.payer.fault = fault;
    await on.run(id);
    const because = expect.stringMatching(/Ask the insurer by phone\.$/);
    expect(await failedWith(id)).toEqual({ state: 'failed', way: 'phone', because, isOwned: true, outcome, answers: [] });
    expect(await answersOfIntake()).toEqual(before);
    expect(await on.alerts()).toEqual(alerts);
  });

  test.each<[string, PayerFault, string]>([
    ['a web page', { kind: 'html' }, 'not-an-answer'],
    ['half an answer', { kind: 'broken' }, 'not-an-answer'],
    ['a redirect', { kind: 'status', status: 302 }, 'not-an-answer'],
    ['an outage', { kind: 'status', status: 503 }, 'busy'],
    ['an insurer that cannot now', { kind: 'reject', code: '42', followUp: 'R' }, 'rejected'],
  ])('%s: it is tried again, five times in all, then a human rings', async (_, fault, outcome) => {
    await on.agreed();
    const id = await on.ask();
    on.payer.fault = fault;
    for (let tries = 1; tries < 5; tries++) {
      await on.run(id);
      expect(await failedWith(id)).toMatchObject({ state: 'in-progress', isOwned: true, outcome });
      await on.run(id); // too early: nothing happens
      on.pass(600);
      expect(await on.use(WatchBenefits).unsent()).toEqual([{ id }]);
    }
    await on.run(id);
    expect(await failedWith(id)).toMatchObject({ state: 'failed', way: 'phone', isOwned: true, answers: [] });
    expect([on.payer.taken.size, (await on.one(id)).tries.length]).toEqual([1, 5]);
  });

  it('what came about somebody else is kept sealed, and opens in its place only', async () => {
    await on.agreed();
    const id = await on.ask();
    on.payer.fault = { kind: 'wrong-person' };
    await on.run(id);
    const [row] = await on.database.query<{ id: string; raw: Buffer }>('select id, raw from benefits_try where raw is not null');
    expect(row!.raw.includes('OCHOA')).toBe(false);
    const opened = on.use(Sealer).open(row!.raw, { table: 'benefits_try', column: 'raw', row: row!.id });
    expect(opened.toString()).toContain('OCHOA');
  });

  it('a certificate that has expired: nothing is sent, and the operator hears of it once', async () => {
    const { cert, key, ca } = makeOwnCertificate(['localhost'], -2);
    const secure = await startPayer({ cert, key });
    await on.agreed();
    const [one, other] = [await on.ask(), await on.ask({ payer: { name: 'Northern Mutual', code: 'SIM02' } })];
    const port = reached(secure.url, { ca });
    for (const id of [one, other]) await on.runThrough(port, id);
    expect(await failedWith(one)).toMatchObject({ state: 'failed', way: 'phone', outcome: 'tls', isOwned: true });
    expect([secure.payer.taken.size, await on.alerts()]).toEqual([0, ['clearing-house']]);
    await secure.stop();
    await on.run(await on.ask({ payer: { name: 'Third Mutual', code: 'SIM03' } }));
    expect(await on.alerts()).toEqual([]); // it answers again
  });

  it('over TLS: a good certificate is asked, one of nobody we know is not, and one who is slow is left', async () => {
    const { cert, key, ca } = makeOwnCertificate(['localhost']);
    const secure = await startPayer({ cert, key });
    await on.agreed();
    const id = await on.ask();
    await on.runThrough(reached(secure.url), id);
    expect(await failedWith(id)).toMatchObject({ outcome: 'tls' });
    const again = await on.ask({ payer: { name: 'Northern Mutual', code: 'SIM02' } });
    secure.payer.fault = { kind: 'slow', milliseconds: 2000 };
    await on.runThrough(reached(secure.url, { ca, withinMilliseconds: 300 }), again);
    expect(await failedWith(again)).toMatchObject({ state: 'in-progress', outcome: 'timeout' });
    secure.payer.fault = null;
    on.pass(60);
    await on.runThrough(reached(secure.url, { ca }), again);
    expect(await failedWith(again)).toMatchObject({ state: 'answered' });
    await secure.stop();
  });
});

describe('a question is one question', () => {
  it('when its job runs twice at once', async () => {
    await on.agreed();
    const id = await on.ask();
    await Promise.all([on.run(id), on.run(id), on.run(id)]);
    await on.run(id);
    expect([...on.payer.taken.values()].map(({ times }) => times)).toEqual([1]);
    expect(await answersOfIntake()).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)(
    'when the process is killed %s it was sent: asked again under the same trace',
    async (when) => {
      await on.agreed();
      const id = await on.ask();
      const killed = new Interrupted(
        reached(on.house.url),
        async () => {
          const rows = await on.database.query(
            'select t.control from benefits_try t join disclosure d on d.id = t.disclosure_id where t.request_id = $1',
            [id],
          );
          expect(rows).toHaveLength(1); // by another connection: both are committed before anything leaves
          throw new Error('killed');
        },
        when,
      );
      await expect(on.runThrough(killed, id)).rejects.toThrow('killed');
      await on.run(id); // somebody has it in hand
      expect(on.payer.taken.size).toBe(when === 'before' ? 0 : 1);
      const [trace] = await on.database.query<{ trace: string }>('select trace from benefits_request');
      on.pass(70);
      expect(await on.use(WatchBenefits).unsent()).toEqual([{ id }]);
      await on.run(id);
      expect([...on.payer.taken].map(([of, { times }]) => [of, times])).toEqual([[trace!.trace, when === 'before' ? 1 : 2]]);
      expect((await on.one(id)).tries.map(({ outcome }) => outcome)).toEqual(['unknown', 'answered']);
      expect((await on.disclosures()).map(({ outcome, result }) => [outcome, result])).toEqual([
        ['made', 'failed'],
        ['made', 'sent'],
      ]);
      expect(await answersOfIntake()).toHaveLength(1);
    },
  );

  it('L-103 among jobs, cancellations and revocations at once: nobody waits for ever, and nothing leaves without its rows', async () => {
    const asked: { id: string; revoke: () => Promise<void> }[] = [];
    for (let number = 10; number < 22; number++) {
      on.person = await on.modules.rows.person(`+120255501${number}`);
      await on.agreed();
      const of = on.person;
      asked.push({ id: await on.ask(), revoke: () => on.revoke('vob', async () => {}, of) });
    }
    const cancel = (id: string) =>
      on
        .use(ChangeRequest)
        .cancel(id, 'They pay themselves', on.staff)
        .catch((error: { code: string }) => expect(error.code).toBe('benefits/not-now')); // answered before
    await Promise.all(
      asked.flatMap(({ id, revoke }, index) => [on.run(id), index % 3 === 0 ? cancel(id) : revoke(), on.run(id)]),
    );
    const tries = await on.database.query<{ outcome: string; trace: string }>(
      `select d.outcome, r.trace from benefits_try t join disclosure d on d.id = t.disclosure_id join benefits_request r on r.id = t.request_id`,
    );
    expect(tries.every(({ outcome }) => outcome === 'made')).toBe(true);
    expect(tries.map(({ trace }) => trace).sort()).toEqual([...on.payer.taken.keys()].sort());
    const states = await Promise.all(asked.map(async ({ id }) => (await on.one(id)).state));
    expect(states.every((state) => ['answered', 'cancelled', 'waiting-for-consent'].includes(state))).toBe(true);
  });

  it('when it was cancelled while the insurer thought: what comes back is thrown away', async () => {
    await on.agreed();
    const id = await on.ask();
    const cancelling = new Interrupted(reached(on.house.url), async () => {
      await on.database.query(
        `update benefits_request set state = 'cancelled', ended_at = $2, due_at = null, claim = null, claimed_until = null where id = $1`,
        [id, start],
      );
    });
    await on.runThrough(cancelling, id);
    expect(await on.one(id)).toMatchObject({ state: 'cancelled', answers: [] });
  });
});

it('what nobody deals with reaches a supervisor once; nothing is silent', async () => {
  const id = await on.ask();
  const violations = async () => {
    const found = await Promise.all(benefitsPromiseChecks.map(({ sql }) => on.database.query<{ id: string }>(sql)));
    return found.flat().map((one) => one.id);
  };
  expect(await on.one(id)).toMatchObject({
    state: 'waiting-for-consent',
    because: 'They have not consented to this: ask them, and write down what they sign.',
  });
  on.pass(40 * 60);
  await on.use(WatchBenefits).escalate();
  expect(await on.alerts()).toEqual([]);
  on.pass(10 * 60);
  await on.use(WatchBenefits).escalate();
  await on.use(WatchBenefits).escalate();
  expect(await on.alerts()).toEqual(['benefits-overdue']);
  expect(await violations()).toEqual([]);
  await on.database.query(`delete from alert`);
  await on.database.query(`update benefits_request set due_at = now() - interval '2 hours'`);
  expect(await violations()).toEqual([id]);
});

it('an answer that was written down is never changed', async () => {
  await on.agreed();
  await on.run(await on.ask());
  await expect(on.database.query(`update benefits_answer set copay_cents = 0`)).rejects.toThrow();
  await expect(on.database.query(`update benefits_request set confidentiality = 'none'`)).rejects.toThrow(
    'benefits_request_part2',
  );
});
