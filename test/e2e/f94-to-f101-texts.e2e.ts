import { randomBytes } from 'node:crypto';
import { KeyedHash } from '../../src/platform/crypto/keyed-hash.js';
import { Story } from '../support/story.js';
import { waitFor } from '../support/wait-for.js';
import { fictionalNumber } from '../support/website.js';

interface TextRow {
  id: string;
  direction: string;
  state: string;
  code: string | null;
  line_key: string | null;
  meaning: string | null;
  body: string | null;
}

const key = randomBytes(32);
const hashOf = (phone: string) => new KeyedHash([{ id: 'test', key }]).of('phone-number', phone).hash;
let story: Story;
let ours: string;
beforeAll(async () => {
  story = await Story.begin('PostgreSQL', { env: { FIELD_KEYS: `test:${key.toString('base64')}` } });
  ours = story.ringback.demo.site.number;
}, 60_000);
afterAll(() => story?.end());

const writes = (from: string, body: string, optOutType?: 'STOP' | 'START' | 'HELP') =>
  story.carrier.texts(from, { to: ours, body, ...(optOutType ? { optOutType } : {}) });
const ledger = (phone: string) =>
  story.rows<TextRow>('select * from text_message where their_number = $1 order by created_at, id', [phone]);
const answers = async (phone: string) => (await ledger(phone)).filter(({ direction }) => direction === 'outgoing');
const answered = (phone: string, lineKey: string, state: string, timeoutMs = 20_000) =>
  waitFor(
    `${lineKey} to be ${state}`,
    async () => (await answers(phone)).find((row) => row.line_key === lineKey && row.state === state) ?? null,
    { timeoutMs },
  );
const suppressed = async (phone: string) =>
  (await story.rows('select from suppression where number_hash = $1 and lifted_at is null', [hashOf(phone)])).length > 0;
const read = (phone: string, meaning: string) =>
  waitFor(`a text to be read as ${meaning}`, async () => (await ledger(phone)).some((row) => row.meaning === meaning));

describe('F95 a stop, in any words', () => {
  it.each(['please stop texting me', 'stop.', 'no me escriban más', '🛑'])('%j is confirmed once and binds', async (words) => {
    const phone = fictionalNumber();
    await writes(phone, words);
    await answered(phone, 'text.stopped', 'delivered');
    await writes(phone, words);
    await waitFor('the second one to be read', async () => (await ledger(phone)).length === 3);
    await writes(phone, 'HELP');
    await read(phone, 'help');
    expect(await story.carrier.textsTo(phone)).toHaveLength(1);
    expect(await suppressed(phone)).toBe(true);
  });

  it('is left to the carrier when the carrier has answered it', async () => {
    const phone = fictionalNumber();
    await writes(phone, 'STOP', 'STOP');
    await read(phone, 'stop');
    expect(await answers(phone)).toEqual([]);
    expect(await suppressed(phone)).toBe(true);
  });
});

describe('F96 texts again', () => {
  it('needs a yes to the question in full words', async () => {
    const phone = fictionalNumber();
    await writes(phone, 'please stop texting me');
    await answered(phone, 'text.stopped', 'delivered');
    await writes(phone, 'START');
    await answered(phone, 'text.re-consent-question', 'delivered');
    expect(await suppressed(phone)).toBe(true);
    await writes(phone, 'Yes');
    await answered(phone, 'text.started', 'delivered');
    expect(await suppressed(phone)).toBe(false);
  });
});

describe('F94, F97 the carrier does not deliver', () => {
  it('because they had opted out there: the number is suppressed, and nothing is sent again', async () => {
    const phone = fictionalNumber();
    await writes(phone, 'STOP'); // the carrier keeps it too, and tells nobody
    const text = await answered(phone, 'text.stopped', 'failed');
    expect(text.code).toBe('21610');
    expect(await answers(phone)).toHaveLength(1);
    expect(await story.carrier.textsTo(phone)).toEqual([]);
  });

  it('because it is a landline: the number is marked', async () => {
    const phone = fictionalNumber();
    await story.carrier.textsEnd(phone, 'landline');
    await writes(phone, 'HELP');
    await answered(phone, 'text.help', 'undelivered');
    expect(await story.one('select because from suppression where number_hash = $1', [hashOf(phone)])).toEqual({
      because: 'landline',
    });
  });

  it('because it filters the words: they rest until somebody has looked', async () => {
    const [phone, other] = [fictionalNumber(), fictionalNumber()];
    await story.carrier.textsEnd(phone, 'filtered');
    await writes(phone, 'HELP');
    await answered(phone, 'text.help', 'undelivered');
    await writes(other, 'HELP');
    await answered(other, 'text.help', 'refused');
    const manager = await story.staff('morgan@ringback.example');
    const { alerts } = await manager.get<{ alerts: { id: string; kind: string }[] }>('/v1/alerts');
    const alert = alerts.find(({ kind }) => kind === 'text-filtered')!;
    await manager.must('POST', `/v1/alerts/${alert.id}/acknowledge`);
    await writes(other, 'HELP');
    await answered(other, 'text.help', 'delivered');
  });
});

describe('F98 states', () => {
  it('whose last one never comes are asked for after twelve hours', async () => {
    const phone = fictionalNumber();
    await story.carrier.fault({ match: { name: 'message status', number: phone }, effect: 'drop', times: 50 });
    await writes(phone, 'HELP');
    await waitFor('the text to arrive', async () => (await story.carrier.textsTo(phone)).length === 1);
    await story.rows(
      `update text_message set placing_since = placing_since - interval '13 hours' where their_number = $1 and direction = 'outgoing'`,
      [phone],
    );
    const text = await answered(phone, 'text.help', 'delivered');
    expect(text.body).toBeNull();
    await story.carrier.clearFaults();
  });
});

describe('F99, F100 words of danger', () => {
  it('raise one alert, are answered with the emergency numbers, and bring an urgent call, however often they are delivered', async () => {
    const phone = fictionalNumber();
    await story.carrier.declare(phone, { answerAfterSeconds: 1, talkSeconds: 3 });
    await story.carrier.fault({ match: { name: 'message', number: phone }, effect: 'duplicate', times: 1 });
    await story.onShift('ana');
    await writes(phone, 'I want to die');
    await answered(phone, 'text.crisis', 'delivered');
    expect(await story.carrier.textsTo(phone)).toEqual([expect.stringMatching(/911.*988/)]);
    const callback = await story.one<{ id: string; urgency: string; person_id: string }>(
      `select * from callback where person_id = (select person_id from phone_number where e164 = $1)`,
      [phone],
    );
    expect(callback.urgency).toBe('urgent');
    expect(
      await story.rows(`select from alert where kind = 'crisis-text' and subject_id = $1`, [callback.person_id]),
    ).toHaveLength(1);
    await story.callOf(callback.id, 'ended');
    expect((await story.carrier.rings(phone)).calls).toBe(1);
    expect((await ledger(phone)).filter(({ direction }) => direction === 'incoming')).toHaveLength(1);
  });
});

describe('F101 a text of unknown outcome', () => {
  it('is found at the carrier by its words and never sent twice', async () => {
    const phone = fictionalNumber();
    await story.carrier.fault({ match: { name: 'message status', number: phone }, effect: 'drop', times: 50 });
    await story.carrier.fault({ match: { name: 'CreateMessage' }, effect: 'reset-after-processing', times: 1 });
    await writes(phone, 'HELP');
    const text = await answered(phone, 'text.help', 'delivered', 45_000);
    expect(text.code).toBeNull();
    expect(await story.carrier.textsTo(phone)).toHaveLength(1);
    await story.carrier.clearFaults();
  }, 60_000);
});
