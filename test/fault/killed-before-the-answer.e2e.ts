import { createServer, connect, type AddressInfo } from 'node:net';
import { Story } from '../support/story.js';
import { fictionalNumber, Website } from '../support/website.js';

/** Stands between the website and the API; at the first byte of an answer it kills the API and hangs up. */
async function lineThatDiesAtTheAnswer(
  apiUrl: string,
  kill: () => Promise<unknown>,
): Promise<{ url: string; close: () => void }> {
  const { hostname, port } = new URL(apiUrl);
  const server = createServer((client) => {
    const api = connect(Number(port), hostname);
    client.pipe(api);
    api.once('data', () => void kill().then(() => client.destroy()));
    api.on('error', () => client.destroy());
    client.on('error', () => api.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

describe('B-125: kill -9 of the API between the commit and the answer', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin('PostgreSQL');
  }, 60_000);
  afterAll(() => story?.end());

  it('the website tries again with the same key and gets the original', async () => {
    const body = { phone: fictionalNumber(), preferredTime: 'now', consent: { call: true } };
    const headers = { 'idempotency-key': 'b-125' };
    const line = await lineThatDiesAtTheAnswer(story.ringback.url, () => story.ringback.processes[0]!.kill('SIGKILL'));
    await expect(new Website(line.url, story.ringback.demo.sourceKey).post(body, headers)).rejects.toThrow();
    line.close();
    const [kept] = await story.rows<{ id: string; answer: string }>(
      'select l.id, r.body as answer from lead l join idempotency_record r on r.lead_id = l.id',
    );
    expect(kept).toBeDefined(); // committed, and nobody was told

    await story.ringback.start('all');
    const retried = await story.website.post(body, headers);
    expect(retried.status).toBe(201);
    expect(await retried.text()).toBe(kept!.answer);
    expect(await story.rows('select id from lead')).toEqual([{ id: kept!.id }]);
    expect(await story.rows('select id from callback')).toHaveLength(1);
  }, 120_000);
});
