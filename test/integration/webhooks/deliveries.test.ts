import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SendNext } from '../../../src/modules/webhooks/deliver/send-next.js';
import { DeliveryStore } from '../../../src/modules/webhooks/deliver/delivery.store.js';
import { RecordTry } from '../../../src/modules/webhooks/deliver/record-try.js';
import { ReplayDeliveries } from '../../../src/modules/webhooks/dead/replay-deliveries.js';
import { ChangeReceiver } from '../../../src/modules/webhooks/receivers/change-receiver.js';
import { RotateSecret } from '../../../src/modules/webhooks/receivers/rotate-secret.js';
import { SendDeliveries } from '../../../src/modules/webhooks/index.js';
import { verified } from '../../support/verify-webhook.js';
import { waitFor } from '../../support/wait-for.js';
import { names, OpenedWebhooks, story } from './opened-webhooks.js';
import { ReceivingServer, type Taken } from './receiving-server.js';

let webhooks: OpenedWebhooks;
let server: ReceivingServer;
beforeAll(async () => {
  webhooks = await OpenedWebhooks.open();
  ({ server } = webhooks);
});
afterAll(() => webhooks.close());
beforeEach(() => webhooks.reset());

const hour = 3600;
const refuse = (status = 503, headers = {}) => {
  server.answer = (response) => response.writeHead(status, headers).end();
};
const accept = () => {
  server.answer = (response) => response.writeHead(204).end();
};
const headersOf = ({ headers }: Taken) => headers as Record<string, string>;
const states = async (receiverId: string) => (await webhooks.deliveries(receiverId)).map(({ state }) => state);

describe('a receiver', () => {
  it('is told by public name, with ids and codes only, signed with its secret', async () => {
    const { id, secret } = await webhooks.receiver();
    const { scheduled, advanced, flagged, callbackId, intakeId } = story();
    await webhooks.tell([scheduled, flagged, advanced], id);
    expect(server.taken.map(({ body }) => [body.type, body.data])).toEqual([
      ['callback.scheduled', { callbackId }],
      ['intake.advanced', { intakeId, from: 'inquiry', to: 'attempting' }],
    ]);
    const [first] = server.taken;
    expect(verified({ headers: headersOf(first!), body: first!.raw, secret, now: webhooks.modules.clock.now() })).toBe(true);
    expect(await states(id)).toEqual(['delivered', 'delivered']);
  });

  it('hears only of what it asked for, and of nothing that was before it', async () => {
    await webhooks.tell([story().scheduled]);
    const { id } = await webhooks.receiver({ events: ['callback.kept'] });
    const { scheduled, kept } = story();
    await webhooks.tell([scheduled, kept], id);
    expect(server.types).toEqual(['callback.kept']);
  });

  it('an event that is read twice is told once', async () => {
    const { id } = await webhooks.receiver();
    await webhooks.tell([story().scheduled], id);
    await webhooks.database.query(`update webhook_cursor set tx_id = '0'`);
    await webhooks.collect();
    await webhooks.send(id);
    expect([server.types, await states(id)]).toEqual([['callback.scheduled'], ['delivered']]);
  });

  it('B-131 an event that only a newer release knows waits for it, and ten minutes at most', async () => {
    const { id } = await webhooks.receiver();
    const { scheduled } = story();
    await webhooks.happen({ ...scheduled, name: 'NotYetKnown' } as never, scheduled);
    webhooks.modules.clock.at = new Date();
    await webhooks.collect();
    expect(await states(id)).toEqual([]);
    webhooks.pass(11 * 60);
    await webhooks.collect();
    expect(await states(id)).toEqual(['waiting']);
  });
});

describe('order', () => {
  it('B-090 nothing about a person is sent before what happened earlier; other people do not wait', async () => {
    const { id } = await webhooks.receiver();
    const [mia, leo] = [story(), story()];
    server.answer = (response, { body }) => response.writeHead(body.data['callbackId'] === mia.callbackId ? 503 : 204).end();
    await webhooks.tell([mia.scheduled, leo.scheduled, mia.kept, leo.kept, mia.ended], id);
    expect(server.types.toSorted()).toEqual(['callback.kept', 'callback.scheduled', 'callback.scheduled']);
    server.forget();
    webhooks.pass(6);
    await webhooks.send(id);
    expect(server.types).toEqual(['callback.scheduled', 'callback.kept', 'callback.ended']);
  });

  it('people are told of at the same time, four at most', async () => {
    const { id } = await webhooks.receiver();
    let most = 0;
    const open = new Set<() => void>();
    server.answer = (response) => {
      open.add(() => response.writeHead(204).end());
      most = Math.max(most, open.size);
    };
    const sent = webhooks.tell(
      Array.from({ length: 6 }, () => story().scheduled),
      id,
    );
    await waitFor('four at once', () => open.size === 4);
    expect(await webhooks.modules.use(SendNext).run(id)).toBe(false);
    server.answer = (response) => response.writeHead(204).end();
    for (const answer of open) answer();
    await sent;
    expect([most, server.taken.length, new Set(await states(id))]).toEqual([4, 6, new Set(['delivered'])]);
  });

  it('a receiver that is slow keeps no other waiting', async () => {
    const slow = await webhooks.receiver();
    const other = await ReceivingServer.start();
    const quick = await webhooks.receiver({ url: other.url });
    server.answer = () => {};
    await webhooks.tell([story().scheduled]);
    const slowly = webhooks.send(slow.id);
    await waitFor('the slow one has it', () => server.taken.length === 1);
    await webhooks.send(quick.id);
    expect([await states(quick.id), await states(slow.id)]).toEqual([['delivered'], ['waiting']]);
    await slowly;
    expect(await webhooks.deliveries(slow.id)).toMatchObject([
      { tries: 1, last_problem: 'The receiver did not answer in time.' },
    ]);
    await other.stop();
  });
});

describe('a try that fails', () => {
  it('is made again with the same id, a new time and a new signature', async () => {
    const { id, secret } = await webhooks.receiver();
    refuse();
    await webhooks.tell([story().scheduled], id);
    accept();
    webhooks.pass(4 * hour);
    await webhooks.send(id);
    const [first, second] = server.taken.map(headersOf);
    expect(second!['webhook-id']).toBe(first!['webhook-id']);
    expect(Number(second!['webhook-timestamp']) - Number(first!['webhook-timestamp'])).toBe(4 * hour);
    const { raw } = server.taken[1]!;
    expect(verified({ headers: second!, body: raw, secret, now: webhooks.modules.clock.now() })).toBe(true);
  });

  it('is made no sooner than the receiver asks for', async () => {
    const { id } = await webhooks.receiver();
    refuse(429, { 'retry-after': '600' });
    await webhooks.tell([story().scheduled], id);
    for (const seconds of [590, 11]) {
      webhooks.pass(seconds);
      await webhooks.send(id);
    }
    expect(server.taken).toHaveLength(2);
  });

  it('B-089 a redirect is told and not followed', async () => {
    const { id } = await webhooks.receiver();
    refuse(307, { location: 'http://169.254.169.254/' });
    await webhooks.tell([story().scheduled], id);
    expect(await webhooks.deliveries(id)).toMatchObject([{ last_problem: expect.stringContaining('do not follow') }]);
    expect(server.taken).toHaveLength(1);
  });

  it('B-089 a name that leads inside since it was entered gets nothing', async () => {
    const { id } = await webhooks.receiver({ url: 'https://receiver.example/hook' });
    names.leadTo(['10.0.0.8']);
    await webhooks.tell([story().scheduled], id);
    expect(await webhooks.deliveries(id)).toMatchObject([
      { state: 'waiting', last_problem: expect.stringContaining('private network') },
    ]);
  });

  it('one message that is refused again and again costs neither the others nor its own tries anything', async () => {
    const { id } = await webhooks.receiver();
    const mia = story();
    server.answer = (response, { body }) => response.writeHead(body.data['callbackId'] === mia.callbackId ? 500 : 204).end();
    await webhooks.tell([mia.scheduled], id);
    for (let other = 0; other < 3; other++) await webhooks.tell([story().scheduled], id);
    expect(await webhooks.deliveries(id)).toMatchObject([
      { state: 'waiting', tries: 1 },
      { state: 'delivered' },
      { state: 'delivered' },
      { state: 'delivered' },
    ]);
    expect(await webhooks.alerts(id)).toEqual([]);
  });

  it('410 disables the receiver, and what waits is kept as dead letters', async () => {
    const { id } = await webhooks.receiver();
    const { scheduled, kept } = story();
    refuse(410);
    await webhooks.tell([scheduled, kept], id);
    expect(await states(id)).toEqual(['dead', 'dead']);
    expect(await webhooks.alerts(id)).toEqual(['webhook-dead-letters', 'webhook-gone']);
    await webhooks.tell([story().scheduled], id);
    expect(server.taken).toHaveLength(1);
  });
});

describe('a process that dies', () => {
  it('between sending and writing it down: it is sent again with the same id when its claim has run out', async () => {
    const { id } = await webhooks.receiver();
    await webhooks.tell([story().scheduled]);
    const claim = () =>
      webhooks.database.transaction((tx) => webhooks.modules.use(DeliveryStore).claimNext(tx, id, webhooks.modules.clock.now()));
    const lost = await claim();
    expect(await claim()).toBeNull();
    webhooks.pass(31);
    await webhooks.send(id);
    expect(headersOf(server.taken[0]!)['webhook-id']).toBe(lost!.id);
    // What the dead one would have written comes too late.
    const failed = { kind: 'failed', code: 'timeout' } as const;
    await webhooks.database.transaction((tx) => webhooks.modules.use(RecordTry).run(tx, lost!, failed));
    expect(await states(id)).toEqual(['delivered']);
  });

  it('before anybody sent it: the sweep finds receivers whose job was lost', async () => {
    const { id } = await webhooks.receiver();
    await webhooks.tell([story().scheduled]);
    await webhooks.database.query('delete from outbox_message');
    const jobs = async () => {
      await webhooks.modules.use(SendDeliveries).queueOverdue();
      return webhooks.database.query(`select payload from outbox_message where name = 'send-deliveries'`);
    };
    expect(await jobs()).toEqual([]);
    webhooks.pass(6);
    expect(await jobs()).toEqual([{ payload: { receiverId: id } }]);
  });
});

describe('B-090 a receiver that is away', () => {
  /** Sends whatever becomes due, as the delayed jobs would, for so long. */
  async function live(receiverId: string, hours: number): Promise<void> {
    for (let passed = 0; passed < hours; passed += 2) {
      webhooks.pass(2 * hour);
      await webhooks.send(receiverId);
    }
  }

  it('for three days: staff are told, nothing is lost, and all of it comes in order at the first try that gets through', async () => {
    const { id } = await webhooks.receiver();
    const [mia, leo] = [story(), story()];
    refuse();
    await webhooks.tell([mia.scheduled, mia.kept, leo.scheduled], id);
    expect(await webhooks.alerts(id)).toEqual([]);
    await live(id, 72);
    expect([new Set(await states(id)), await webhooks.alerts(id)]).toEqual([new Set(['waiting']), ['webhook-failing']]);
    server.forget();
    await webhooks.tell([story().ended, mia.ended], id);
    await webhooks.send(id);
    const ofMia = server.taken.filter(({ body }) => body.data['callbackId'] === mia.callbackId).map(({ body }) => body.type);
    expect(ofMia).toEqual(['callback.scheduled', 'callback.kept', 'callback.ended']);
    expect([new Set(await states(id)), await webhooks.alerts(id)]).toEqual([new Set(['delivered']), []]);
  });

  it('for longer: dead letters are seen, alerted and sent again in order, with the ids they had', async () => {
    const { id } = await webhooks.receiver();
    const { scheduled, kept, ended } = story();
    refuse();
    await webhooks.tell([scheduled, kept], id);
    await live(id, 5 * 24 - 2);
    const [first, second] = await webhooks.deliveries(id);
    expect([first, second]).toMatchObject([
      { state: 'dead', tries: 11, last_problem: 'The receiver answered 503.' },
      { state: 'waiting' },
    ]);
    expect(await webhooks.alerts(id)).toEqual(['webhook-dead-letters', 'webhook-failing']);
    server.forget();
    await webhooks.modules.use(ReplayDeliveries).all(id, webhooks.adminId);
    await webhooks.tell([ended], id);
    expect(server.types).toEqual(['callback.scheduled', 'callback.kept', 'callback.ended']);
    expect(headersOf(server.taken[0]!)['webhook-id']).toBe(first!.id);
    expect(await webhooks.alerts(id)).toEqual([]);
  });

  it('for five days: it is paused with an alert, what happens is kept, and made active again it gets everything', async () => {
    const { id } = await webhooks.receiver();
    const mia = story();
    refuse();
    await webhooks.tell([mia.scheduled, mia.kept], id);
    await live(id, 5 * 24 + 24);
    expect(await webhooks.alerts(id)).toEqual(['webhook-dead-letters', 'webhook-paused']);
    server.forget();
    const later = story();
    await webhooks.tell([later.scheduled], id);
    expect(server.types).toEqual([]);
    await webhooks.modules.use(ChangeReceiver).run(id, { active: true }, webhooks.adminId);
    await webhooks.send(id);
    expect(server.types.toSorted()).toEqual(['callback.kept', 'callback.scheduled']);
    expect(await states(id)).toEqual(['dead', 'delivered', 'delivered']);
    expect(await webhooks.alerts(id)).toEqual(['webhook-dead-letters']);
  });

  it('one dead letter sent again goes before what still waits about the same person', async () => {
    const { id } = await webhooks.receiver();
    const { scheduled, kept } = story();
    await webhooks.tell([scheduled, kept]);
    const [first] = await webhooks.deliveries(id);
    const bury = `update webhook_delivery set state = 'dead', ended_at = now(), next_try_at = null where id = $1`;
    await webhooks.database.query(bury, [first!.id]);
    await webhooks.database.query('update webhook_delivery set next_try_at = $1 where ended_at is null', [
      webhooks.modules.clock.now(),
    ]);
    await webhooks.modules.use(ReplayDeliveries).one(first!.id, webhooks.adminId);
    await webhooks.send(id);
    expect(server.types).toEqual(['callback.scheduled', 'callback.kept']);
    await expect(webhooks.modules.use(ReplayDeliveries).one(first!.id, webhooks.adminId)).rejects.toMatchObject({
      code: 'webhook-delivery/not-dead',
    });
  });
});

it('a secret is changed without losing anything: for a day both sign, then only the new one', async () => {
  const { id, secret: former } = await webhooks.receiver();
  const { secret } = await webhooks.modules.use(RotateSecret).run(id, webhooks.adminId);
  const checks = async () => {
    server.forget();
    await webhooks.tell([story().scheduled], id);
    const [taken] = server.taken;
    const content = { headers: headersOf(taken!), body: taken!.raw, now: webhooks.modules.clock.now() };
    return [verified({ ...content, secret: former }), verified({ ...content, secret })];
  };
  expect(await checks()).toEqual([true, true]);
  webhooks.pass(24 * hour);
  expect(await checks()).toEqual([false, true]);
  const [{ sealed }] = (await webhooks.database.query<{ sealed: Buffer }>('select sealed from webhook_secret limit 1')) as [
    { sealed: Buffer },
  ];
  expect(sealed.includes(Buffer.from('whsec_'))).toBe(false);
});
