import { readFileSync, writeFileSync } from 'node:fs';
import { Story } from '../support/story.js';
import { fictionalNumber } from '../support/website.js';

interface LiveEvent {
  id: string;
  data: { name: string; leadId?: string };
}

let story: Story;
beforeAll(async () => {
  story = await Story.begin('PostgreSQL');
}, 60_000);
afterAll(() => story?.end());

/** Reads events until one satisfies `last`, then hangs up. */
async function listen(headers: Record<string, string>, last: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
  const hangUp = new AbortController();
  const timer = setTimeout(() => hangUp.abort(new Error('the event never came')), 10_000);
  const response = await fetch(`${story.ringback.url}/v1/events`, { headers, signal: hangUp.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const events: LiveEvent[] = [];
  let buffer = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    buffer += chunk;
    const blocks = buffer.split('\n\n');
    buffer = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      if (!field('data')) continue;
      events.push({ id: field('id')!, data: JSON.parse(field('data')!) as LiveEvent['data'] });
      if (!last(events.at(-1)!)) continue;
      clearTimeout(timer);
      hangUp.abort();
      return events;
    }
  }
  throw new Error('the stream ended');
}

describe('live changes', () => {
  it('reach a listening console, and one that comes back gets exactly what it missed', async () => {
    const manager = await story.staff('morgan@ringback.example');
    const heard = listen(manager.headers, (event) => event.data.name === 'LeadCaptured');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const first = await story.website.lead({ phone: fictionalNumber() });
    const seen = await heard;
    expect(seen.at(-1)!.data.leadId).toBe(first.id);
    expect(JSON.stringify(seen)).not.toMatch(/\+1\d{10}/);

    const missed = await story.website.lead({ phone: fictionalNumber() });
    const resumed = await listen(
      { ...manager.headers, 'last-event-id': seen.at(-1)!.id },
      (event) => event.data.leadId === missed.id,
    );
    expect(resumed.filter((event) => event.data.leadId === first.id)).toEqual([]);
    expect(resumed.filter((event) => event.data.name === 'LeadCaptured')).toHaveLength(1);
  });
});

describe('what an operator and an integrator read', () => {
  const get = (path: string) => fetch(`${story.ringback.url}${path}`);

  it('health: live, and ready with its database and its queue', async () => {
    expect((await get('/health/live')).status).toBe(200);
    const ready = await get('/health/ready');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ checks: { database: 'ok', queue: 'ok' } });
  });

  it('metrics without a number or a name in them', async () => {
    const phone = fictionalNumber();
    await story.website.lead({ phone, name: 'Canary Quillfeather' });
    const text = await (await get('/metrics')).text();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).not.toMatch(/Quillfeather|\+1\d{10}/);
  });

  it('the OpenAPI document describes the lead that is sent and the answer, and is the committed one', async () => {
    const text = await (await get('/openapi.json')).text();
    expect(text).not.toContain('#/components/schemas/Object'); // a parameter without a type: forms cannot be filled in
    const document = JSON.parse(text) as {
      paths: Record<string, Record<string, { requestBody?: object; responses: Record<string, object> }>>;
      components: { schemas: Record<string, { properties: object; required: string[] }> };
    };
    const { post } = document.paths['/v1/leads']!;
    expect(JSON.stringify(post!.requestBody)).toContain('CreateLeadDto');
    expect(JSON.stringify(post!.responses['201'])).toContain('LeadAnswerDto');
    const lead = document.components.schemas['CreateLeadDto']!;
    expect(Object.keys(lead.properties)).toEqual(
      expect.arrayContaining([
        'phone',
        'name',
        'email',
        'message',
        'language',
        'aboutSomeoneElse',
        'preferredTime',
        'consent',
        'attribution',
      ]),
    );
    expect(lead.required).toEqual(['phone']);
    expect((await get('/docs')).status).toBe(200);

    const committed = new URL('../../docs/openapi.json', import.meta.url);
    if (process.env['UPDATE_OPENAPI']) writeFileSync(committed, `${JSON.stringify(document, null, 2)}\n`);
    // A difference is a change of the API: if it is meant, run this test with UPDATE_OPENAPI=1 and commit the file.
    expect(document).toEqual(JSON.parse(readFileSync(committed, 'utf8')));
  });

  it('and no key in the log (what people told us is looked for after every story)', async () => {
    await story.website.post({ phone: '123', name: 'Canary Quillfeather' });
    expect(story.ringback.logs()).not.toContain(story.ringback.demo.sourceKey);
  });
});
