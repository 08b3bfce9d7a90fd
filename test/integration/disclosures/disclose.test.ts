import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { RecordPart2ConsentDto } from '../../../src/contracts/disclosures/part2-consent.dto.js';
import { DecideApproval } from '../../../src/modules/approvals/decide-approval.js';
import {
  Disclose,
  DisclosuresModule,
  DisclosuresReadModel,
  ChangeVendors,
  WatchVendors,
} from '../../../src/modules/disclosures/index.js';
import type { SendPayload } from '../../../src/modules/disclosures/disclose.js';
import type { DisclosureFrame, DisclosureRequest, SendResult } from '../../../src/modules/disclosures/disclosure-request.js';
import { AskDisclosureApproval } from '../../../src/modules/disclosures/second-person/ask-disclosure-approval.js';
import { RecordPart2Consent } from '../../../src/modules/disclosures/part2/record-part2-consent.js';
import { ChangeRestrictions } from '../../../src/modules/disclosures/restrictions/change-restrictions.js';
import { KeepRevocation } from '../../../src/modules/people/index.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { GuardedFetch } from '../../../src/platform/egress/guarded-fetch.js';
import { NotDisclosedError } from '../../../src/platform/egress/outside-door.js';
import { RegisteredVendors } from '../../../src/platform/egress/vendor-gate.js';
import type { SeededPerson } from '../intake/seeded-rows.js';
import { waitFor } from '../../support/wait-for.js';
import { untilBlocked } from '../people/until-blocked.js';
import { openModules, type OpenedModules } from '../platform/opened-modules.js';
import { NamedAddresses } from '../webhooks/named-addresses.js';
import { ReceivingServer } from '../webhooks/receiving-server.js';
import { signedForm } from './signed-form.js';

let on: OpenedModules;
let server: ReceivingServer;
let door: GuardedFetch;
let ana: StaffPrincipal;
let person: SeededPerson;

beforeAll(async () => {
  on = await openModules(DisclosuresModule);
  server = await ReceivingServer.start();
  const vendors = new RegisteredVendors(on.database);
  door = new GuardedFetch({ resolver: new NamedAddresses(), vendors, now: () => on.clock.now(), allowLoopback: true });
});
afterAll(async () => {
  await door.close();
  await server.stop();
  await on.close();
});
beforeEach(async () => {
  await on.reset();
  server.forget();
  ana = await on.rows.staff('Ana', 'admin');
  person = await on.rows.person();
});

const sign = (change: Partial<RecordPart2ConsentDto> = {}, of = person) =>
  on.use(RecordPart2Consent).run(of.personId, { ...signedForm, ...change }, ana);

const toMaria = (change: Partial<DisclosureRequest> = {}): DisclosureRequest => ({
  personId: person.personId,
  intakeId: person.intakeId,
  byUserId: ana.userId,
  recipient: { name: 'Maria Lopez', kind: 'family' },
  purpose: 'family-involvement',
  fields: ['attendance', 'clinical'],
  basis: { kind: 'consent' },
  channel: 'api',
  vendor: null,
  ...change,
});

const letter = ({ notice, scopeText, permitted }: DisclosureFrame) =>
  JSON.stringify({ type: 'disclosure', notice: notice.text, scopeText, permitted });
const post: SendPayload = async (body, permit): Promise<SendResult> => {
  const answer = await door.post({ url: server.url, headers: { 'content-type': 'application/json' }, body }, permit);
  if (answer.kind === 'answered') return { kind: 'sent' };
  return { kind: 'failed', code: answer.kind === 'refused' ? answer.sentence : answer.code };
};
const disclose = (request = toMaria(), send = post) => on.use(Disclose).run(request, letter, send);
const revoke = (of = person) =>
  on.database.transaction((tx) =>
    on.use(KeepRevocation).run(tx, {
      of: { personId: of.personId },
      kinds: ['part2_named'],
      because: 'They wrote',
      channel: 'letter',
      capturedBy: null,
      evidence: {},
      statedAt: null,
      isDocument: true,
      at: on.clock.now(),
    }),
  );
const rows = () => on.database.query('select * from disclosure order by at, id');
const alerts = async () =>
  (await on.database.query<{ kind: string }>('select kind from alert where acknowledged_at is null')).map(({ kind }) => kind);
const told = async () =>
  (await on.database.query<{ name: string }>(`select name from outbox_message where name like 'Disclosure%' order by id`)).map(
    ({ name }) => name,
  );

describe('L-103 what leaves', () => {
  it('has its row, its notice and its scope, and holds what the consent speaks of alone (L-104)', async () => {
    const consentId = await sign();
    expect(await disclose()).toMatchObject({ kind: 'made', withheld: ['clinical'], result: { kind: 'sent' } });
    const { raw } = server.taken[0]!;
    expect(JSON.parse(raw)).toMatchObject({
      permitted: ['attendance'],
      notice: expect.stringContaining('42 CFR part 2 prohibits unauthorized use or disclosure of these records.'),
      scopeText: expect.stringContaining('Disclosed to Maria Lopez for this purpose only'),
    });
    expect(await rows()).toMatchObject([
      {
        outcome: 'made',
        person_id: person.personId,
        intake_id: person.intakeId,
        by_user_id: ana.userId,
        consent_id: consentId,
        wanted: ['attendance', 'clinical'],
        fields: ['attendance'],
        notice_version: '2024-1',
        payload_hash: createHash('sha256').update(raw).digest('hex'),
        confidentiality: 'part2',
      },
    ]);
    expect(await on.database.query('select result, code from disclosure_result')).toEqual([{ result: 'sent', code: null }]);
    expect(await told()).toEqual(['DisclosureMade']);
  });

  it('has its row before it leaves, also when sending breaks off', async () => {
    await sign();
    const broken = disclose(toMaria(), async () => {
      expect(await rows()).toHaveLength(1); // by another connection: committed
      throw new Error('the line broke');
    });
    await expect(broken).rejects.toThrow('the line broke');
    expect(await rows()).toMatchObject([{ outcome: 'made' }]);
    expect(await on.database.query('select result, code from disclosure_result')).toEqual([{ result: 'failed', code: 'error' }]);
  });

  it('goes by the permit of its payload alone', async () => {
    await sign();
    const request = { url: server.url, headers: {} };
    await disclose(toMaria(), async (payload, permit) => {
      await expect(door.post({ ...request, body: `${payload} ` }, permit)).rejects.toThrow(NotDisclosedError);
      await expect(door.post({ ...request, body: payload }, 'ids-only')).rejects.toThrow('neither an id nor a time nor a code');
      on.clock.at = new Date(on.clock.at.getTime() + 16_000);
      await expect(door.post({ ...request, body: payload }, permit)).rejects.toThrow('not of now');
      return { kind: 'failed', code: 'none' };
    });
    expect(server.taken).toEqual([]);
  });

  it('stands: nobody changes or deletes a row, or lowers what it is', async () => {
    await sign();
    await disclose();
    for (const text of [
      `update disclosure set confidentiality = 'public'`,
      'delete from disclosure',
      `update disclosure_result set result = 'failed', code = 'x'`,
      'delete from disclosure_result',
    ])
      await expect(on.database.query(text)).rejects.toThrow();
    expect(await rows()).toHaveLength(1);
  });

  it('of nobody, or of an intake that is not theirs, is not found', async () => {
    await expect(disclose(toMaria({ personId: uuid() }))).rejects.toMatchObject({ code: 'person/unknown' });
    const other = await on.rows.person('+12025550148');
    await expect(disclose(toMaria({ intakeId: other.intakeId }))).rejects.toMatchObject({ code: 'intake/unknown' });
  });
});

describe('what is stopped', () => {
  it('B-092 a disclosure that waited until the consent had ended: the reason, and a task to renew it', async () => {
    await sign({ expiresOn: '2026-11-24' });
    on.clock.at = new Date('2026-11-24T04:59:59Z');
    expect(await disclose()).toMatchObject({ kind: 'made' });
    on.clock.at = new Date('2026-11-24T05:00:00Z');
    expect(await disclose()).toMatchObject({ kind: 'blocked', reason: 'expired', rule: '42 CFR 2.31(c)' });
    expect(server.taken).toHaveLength(1);
    expect((await rows()).at(-1)).toMatchObject({ outcome: 'blocked', fields: [], because: expect.stringContaining('renew it') });
    expect([await told(), await alerts()]).toEqual([['DisclosureMade', 'DisclosureBlocked'], ['consent-renewal']]);
    await sign({ expiresOn: '2027-11-24', signedOn: '2026-11-24' });
    expect(await alerts()).toEqual([]);
    expect(await disclose()).toMatchObject({ kind: 'made' });
  });

  it('B-095 what was written without the notice, or not written at all', async () => {
    await sign();
    const bare = on.use(Disclose).run(toMaria(), ({ scopeText }) => scopeText, post);
    expect(await bare).toMatchObject({ kind: 'blocked', reason: 'no-notice', rule: '42 CFR 2.32' });
    expect(await on.use(Disclose).run(toMaria({ channel: 'fax' }), () => null, post)).toMatchObject({ reason: 'no-notice' });
    expect(server.taken).toEqual([]);
  });

  it('L-108 what they asked us not to tell, until they lift it', async () => {
    await sign();
    const restrictions = on.use(ChangeRestrictions);
    const asked = { fields: ['attendance' as const], recipient: 'Maria  Lopez', purposes: [], reason: 'She said so' };
    await restrictions.set(person.personId, { ...asked, agreed: false }, ana);
    expect(await disclose(toMaria({ fields: ['attendance', 'contact'] }))).toMatchObject({ withheld: [] });
    const id = await restrictions.set(person.personId, { ...asked, agreed: true }, ana);
    expect(await disclose(toMaria({ fields: ['attendance', 'contact'] }))).toMatchObject({ withheld: ['attendance'] });
    expect(await disclose()).toMatchObject({ kind: 'blocked', reason: 'restricted' });
    await restrictions.lift(person.personId, id, 'She wants her to know', ana);
    expect(await disclose()).toMatchObject({ kind: 'made' });
  });

  it('L-111 by a vendor without an agreement: said to the operator; ended while it is on its way, the door keeps it', async () => {
    await sign();
    const byFax = toMaria({ vendor: 'fax', channel: 'fax' });
    expect(await disclose(byFax)).toMatchObject({
      reason: 'vendor-inactive',
      sentence: expect.stringMatching('"fax" is not in the vendor registry'),
    });
    expect(await alerts()).toEqual(['vendor-inactive']);
    const vendor = { key: 'fax', name: 'Fax Inc.', services: ['fax'], baaOn: '2026-01-01', qsoa: true };
    const id = await on.use(ChangeVendors).add(vendor, ana.userId);
    expect(await alerts()).toEqual([]);
    expect(await disclose(byFax)).toMatchObject({ kind: 'made', result: { kind: 'sent' } });
    const late = disclose(byFax, async (payload, permit) => {
      await on.use(ChangeVendors).end(id, '2026-11-23', ana.userId);
      return post(payload, permit);
    });
    expect(await late).toMatchObject({
      kind: 'made',
      result: { kind: 'failed', code: expect.stringContaining('no agreement any more') },
    });
    expect(server.taken).toHaveLength(1);
  });

  it('L-111 never a call: that the carrier has no agreement is told, once, and ends by itself', async () => {
    await on.use(WatchVendors).run();
    await on.use(WatchVendors).run();
    expect(await alerts()).toEqual(['vendor-inactive']);
    await on
      .use(ChangeVendors)
      .add({ key: 'twilio', name: 'Twilio', services: ['calls'], baaOn: '2026-01-01', qsoa: true }, null);
    expect(await alerts()).toEqual([]);
  });
});

describe('L-105 a revocation and a disclosure at once', () => {
  it('what is on its way has left before the revocation is done, and nothing leaves after it', async () => {
    await sign();
    const order: string[] = [];
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    const sending = disclose(toMaria(), async (payload, permit) => {
      await held;
      const result = await post(payload, permit);
      order.push('sent');
      return result;
    });
    await waitFor('its row', async () => (await rows()).length === 1);
    const revoking = revoke().then(() => order.push('revoked'));
    await untilBlocked(on.database);
    go();
    await Promise.all([sending, revoking]);
    expect(order).toEqual(['sent', 'revoked']);
    expect(await disclose()).toMatchObject({ kind: 'blocked', reason: 'revoked' });
    expect(server.taken).toHaveLength(1);
  });

  it('what comes while a revocation is written waits for it, and does not leave', async () => {
    await sign();
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    let isWritten = false;
    const revoking = on.database.transaction(async (tx) => {
      const at = on.clock.now();
      const how = {
        because: 'x',
        channel: 'letter',
        capturedBy: null,
        evidence: {},
        statedAt: null,
        isDocument: true,
        at,
      } as const;
      await on.use(KeepRevocation).run(tx, { of: { personId: person.personId }, kinds: ['part2_named'], ...how });
      isWritten = true;
      await held;
    });
    await waitFor('the revocation', () => isWritten);
    const sending = disclose();
    await untilBlocked(on.database);
    go();
    await revoking;
    expect(await sending).toMatchObject({ kind: 'blocked', reason: 'revoked' });
    expect(server.taken).toEqual([]);
  });

  it('of many at once none leaves after its revocation, and none is without a row', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, index) => on.rows.person(`+120255501${10 + index}`)));
    for (const one of people) await sign({}, one);
    const revokedAt = new Map<string, number>();
    const leftAt: (readonly [string, number])[] = [];
    await Promise.all(
      people.flatMap((one) => [
        disclose(toMaria({ personId: one.personId, intakeId: null }), async (payload, permit) => {
          const result = await post(payload, permit);
          leftAt.push([one.personId, performance.now()]);
          return result;
        }),
        revoke(one).then(() => revokedAt.set(one.personId, performance.now())),
      ]),
    );
    for (const [id, left] of leftAt) expect(left).toBeLessThan(revokedAt.get(id)!);
    const made = await on.database.query(`select person_id from disclosure where outcome = 'made'`);
    expect([made.length, server.taken.length, (await rows()).length]).toEqual([leftAt.length, leftAt.length, people.length]);
  });

  it('nobody who asks for help waits for it, and two disclosures do not wait for each other', async () => {
    await sign();
    let both = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => (meet = resolve));
    const together: SendPayload = async (payload, permit) => {
      if (++both === 2) meet();
      await met;
      await on.rows.person(); // asks again, by the same number
      await on.database.query('update person set display_name = $2 where id = $1', [person.personId, 'José']);
      return post(payload, permit);
    };
    await Promise.all([disclose(toMaria(), together), disclose(toMaria(), together)]);
    expect(server.taken).toHaveLength(2);
  });
});

it('B-110 somebody who takes out the files of many people is noticed while they do, and stopped', async () => {
  const file = {
    recipient: { name: 'They', kind: 'patient' },
    purpose: 'own-request',
    basis: { kind: 'own-request' },
    channel: 'file',
  } as const;
  const take = async (one: number, approvalId?: string) => {
    const { personId } = await on.rows.person(`+120255501${10 + one}`);
    return on.use(Disclose).handOver(toMaria({ ...file, personId, intakeId: null, approvalId }), letter);
  };
  for (const one of [1, 2, 3, 2, 1]) {
    expect(await take(one)).toMatchObject({ kind: 'granted', frame: { approvalId: null } });
    expect(await alerts()).toEqual([]);
  }
  expect(await take(4)).toMatchObject({ kind: 'blocked', reason: 'needs-approval' });
  expect(await take(5, uuid())).toMatchObject({ sentence: expect.stringMatching('no such approval') });
  expect(await alerts()).toEqual(['many-exports']);
  on.clock.at = new Date(on.clock.at.getTime() + 86_400_000);
  expect(await take(4)).toMatchObject({ kind: 'granted' }); // the next day
});

it('B-110 a file that others approved and that does not say so is not handed out', async () => {
  const bob = await on.rows.staff('Bob', 'admin');
  const file = { purpose: 'own-request', basis: { kind: 'own-request' }, channel: 'file', intakeId: null } as const;
  const request = (personId: string, approvalId?: string) =>
    toMaria({ ...file, recipient: { name: 'They', kind: 'patient' }, personId, approvalId });
  const others = await Promise.all([11, 12, 13].map((one) => on.rows.person(`+120255501${one}`)));
  for (const { personId } of others) await on.use(Disclose).handOver(request(personId), letter);
  const stopped = await on.use(Disclose).handOver(request(person.personId), letter);
  if (stopped.kind !== 'blocked') throw new Error('It was not stopped');
  const approvalId = await on.use(AskDisclosureApproval).run(stopped.disclosureId, 'Asked at the desk', ana);
  await on.use(DecideApproval).run(approvalId, 'approved', null, bob);
  const withoutMark = await on.use(Disclose).handOver(request(person.personId, approvalId), letter);
  expect(withoutMark).toMatchObject({
    kind: 'blocked',
    reason: 'no-notice',
    sentence: expect.stringMatching('lacks its approval'),
  });
  const marked = (frame: DisclosureFrame) => `${letter(frame)} ${frame.approvalId}`;
  expect(await on.use(Disclose).handOver(request(person.personId, approvalId), marked)).toMatchObject({ kind: 'granted' });
});

describe('the accounting', () => {
  it('B-104 lists what was told of each of the records that are one person, once, whichever is asked for', async () => {
    const other = await on.rows.person('+12025550148');
    await sign();
    await sign({}, other);
    await disclose();
    await disclose(toMaria({ personId: other.personId, intakeId: null }));
    await disclose(toMaria({ fields: ['clinical'] })); // stopped: it left nothing
    await on.database.query('update person set merged_into = $2 where id = $1', [other.personId, person.personId]);
    await disclose();
    const [from, until] = [new Date('2026-11-01T00:00:00Z'), on.clock.now()];
    for (const { personId } of [person, other]) {
      const listed = await on.use(DisclosuresReadModel).madeBetween(on.database, personId, from, until);
      expect(new Set(listed.map(({ id }) => id)).size).toBe(3);
      expect(listed).toHaveLength(3);
    }
  });
});
