import { request } from 'node:http';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Story } from '../support/story.js';
import { fictionalNumber } from '../support/website.js';
import { told } from '../../src/platform/sealing/told.js';

interface Problem {
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: { field: string; code: string; message: string }[];
  hotline?: string;
  emergency?: string;
  crisis?: string;
}

let story: Story;
beforeAll(async () => {
  story = await Story.begin('PostgreSQL');
}, 60_000);
afterAll(() => story?.end());

async function rawOf(leadId: string): Promise<{ body: string }> {
  const text = `select ${told('raw.body', 'r')} as body from raw_submission r where lead_id = $1`;
  return (await story.told<{ body: string }>(text, [leadId]))[0]!;
}

async function refused(fields: Record<string, unknown>): Promise<Problem> {
  const before = await leadCount();
  const response = await story.website.post({ consent: { call: true }, ...fields });
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({ status: response.status, requestId: expect.any(String), detail: expect.any(String) });
  expect(JSON.stringify(problem)).not.toMatch(/select |insert |at .*\.js/i);
  expect(await leadCount()).toBe(before);
  return problem;
}

const leadCount = async () => (await story.one<{ n: number }>('select count(*)::int as n from lead')).n;
const personOf = (leadId: string) =>
  story.one<{
    display_name: string | null;
    extension: string | null;
    automatic_calls: boolean;
    e164: string;
    search_name: string | null;
  }>(
    `select p.display_name, p.search_name, n.extension, n.automatic_calls, n.e164
     from lead l join person p on p.id = l.person_id join phone_number n on n.person_id = p.id where l.id = $1`,
    [leadId],
  );

describe('numbers that cannot be called', () => {
  it.each([
    ['B-001', '123'],
    ['B-001', ''],
    ['B-001', 'call me please'],
    ['B-002', '911'],
    ['B-002', '988'],
    ['B-002', '1-800-222-1222'],
    ['B-002', '+1 888 555 0100'],
    ['B-003', '+1 900 555 0100'],
    ['B-004', '555-555-5555'],
    ['B-004', '000-000-0000'],
    ['B-006', '202-555-0143 or 202-555-0144'],
  ])('%s: "%s" is a 422 on phone, with the hotline and the emergency numbers', async (_id, phone) => {
    const problem = await refused({ phone, name: 'Jamie' });
    expect(problem).toMatchObject({ status: 422, hotline: '+18885550100', emergency: '911', crisis: '988' });
    expect(problem.errors!.map((error) => error.field)).toEqual(['phone']);
  });

  it('B-038: help comes first even when the rest of the form is wrong', async () => {
    const problem = (await refused({ phone: '123', message: 'I took 20 pills' })) as Problem & { safety: { who: string }[] };
    expect(problem.safety.map((help) => help.who)).toEqual(expect.arrayContaining(['911', '988', 'poison-control']));
  });
});

describe('numbers that are accepted as they are', () => {
  it('B-005: an extension is stored apart and nobody is dialled by the system', async () => {
    const phone = fictionalNumber();
    const lead = await story.website.lead({ phone: `${phone} ext. 12` });
    expect(await personOf(lead.id)).toMatchObject({ e164: phone, extension: '12', automatic_calls: false });
    await story.callbackIn(lead.callback.id, 'needs-decision');
  });

  it.each([
    ['B-007', '٢٠٢٥٥٥٠١٩٠', '+12025550190'],
    ['B-007', '２０２５５５０１９１', '+12025550191'],
    ['B-009', '\u202e202\u200b-555-0192', '+12025550192'],
  ])('%s: %s is read as %s', async (_id, phone, e164) => {
    const lead = await story.website.lead({ phone });
    expect((await personOf(lead.id)).e164).toBe(e164);
  });

  it('B-011: a foreign number waits for a human', async () => {
    const lead = await story.website.lead({ phone: '+44 20 7946 0958' });
    const callback = await story.callbackIn(lead.callback.id, 'needs-decision');
    expect(callback['owner_user_id']).not.toBeNull();
  });
});

describe('text', () => {
  it.each(['phone', 'name', 'message', 'email'])('B-008: a NUL byte in %s is a 422 that names it', async (field) => {
    const problem = await refused({ phone: fictionalNumber(), [field]: 'a\u0000b' });
    expect(problem.status).toBe(422);
    expect(problem.errors!.map((error) => error.field)).toContain(field);
  });

  it.each(['José', "O'Brien", '李小龙', 'Nguyễn Thị Ánh', 'X', 'Null', '🙂', 'é'.repeat(200)])(
    'B-012: the name "%s" is kept as typed',
    async (name) => {
      const lead = await story.website.lead({ phone: fictionalNumber(), name });
      expect((await personOf(lead.id)).display_name).toBe(name);
      const raw = await rawOf(lead.id);
      expect((JSON.parse(raw.body) as { name: string }).name).toBe(name);
    },
  );

  it('B-009: a bidi override never turns what staff read; the raw body keeps it', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber(), name: 'Jamie\u202eevil' });
    expect((await personOf(lead.id)).display_name).toBe('Jamieevil');
    const raw = await rawOf(lead.id);
    expect((JSON.parse(raw.body) as { name: string }).name).toBe('Jamie\u202eevil');
  });

  it('B-012: the search form of a name is NFC', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber(), name: 'Jose\u0301' });
    expect((await personOf(lead.id)).search_name?.normalize('NFC')).toBe((await personOf(lead.id)).search_name);
  });

  it('B-013: no name is no obstacle', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber() });
    expect((await personOf(lead.id)).display_name).toBeNull();
  });

  it.each([
    ['10,000 characters', 'x'.repeat(10_000)],
    ['201 graphemes', 'é'.repeat(201)],
    ['Zalgo', `a${'\u0300'.repeat(500)}`],
  ])('B-014: a name of %s is a 422', async (_what, name) => {
    expect((await refused({ phone: fictionalNumber(), name })).errors!.map((error) => error.field)).toEqual(['name']);
  });

  it('B-015: 4,000 characters are kept whole, 4,001 are refused with the count', async () => {
    const message = 'm'.repeat(3_999) + 'é';
    const lead = await story.website.lead({ phone: fictionalNumber(), message });
    const text = `select ${told('lead.message', 'l')} as message from lead l where id = $1`;
    expect(await story.told(text, [lead.id])).toEqual([{ message }]);
    const problem = await refused({ phone: fictionalNumber(), message: `${message}!` });
    expect(problem.errors).toEqual([expect.objectContaining({ field: 'message', message: expect.stringContaining('4001') })]);
  });

  it('B-026: a bad email costs nobody their callback', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber(), email: 'not an address' });
    expect(await story.one('select email, email_usable from lead where id = $1', [lead.id])).toEqual({
      email: 'not an address',
      email_usable: false,
    });
  });
});

describe('bodies', () => {
  const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${story.ringback.demo.sourceKey}` });

  /** Without a length. */
  function sendChunks(size: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const sent = request(`${story.ringback.url}/v1/leads`, { method: 'POST', headers: headers() }, (response) => {
        response.resume();
        resolve(response.statusCode!);
      });
      sent.on('error', reject); // after an answer nobody listens any more
      Readable.from(Array.from({ length: size / 65_536 }, () => Buffer.alloc(65_536, 'x'))).pipe(sent);
    });
  }

  it('B-016: 10 MB, with a length, without one, or unfolded from gzip, are a 413; memory stays flat and the next request is fine', async () => {
    const memory = await residentMegabytes();
    const tooLong = 'x'.repeat(10_000_000);
    expect((await story.website.post(tooLong)).status).toBe(413);
    expect(await sendChunks(10_000_000)).toBe(413);
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(100_000_000, '['))); // 100 kB that unfold to 100 MB
    const response = await fetch(`${story.ringback.url}/v1/leads`, {
      method: 'POST',
      headers: { ...headers(), 'content-encoding': 'gzip' },
      body: bomb,
    });
    expect(response.status).toBe(413);
    expect((await residentMegabytes()) - memory).toBeLessThan(60);
    await story.website.lead({ phone: fictionalNumber() });
  });

  async function residentMegabytes(): Promise<number> {
    const text = await (await fetch(`${story.ringback.url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)![1]) / 1_000_000;
  }

  it.each([
    ['JSON nested 10,000 deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['1 MB of [', '['.repeat(1_000_000)],
    ['half a document', '{"phone":'],
  ])('B-017: %s is a 400 and the process lives', async (_what, body) => {
    expect((await story.website.post(body)).status).toBe(400);
    await story.website.lead({ phone: fictionalNumber() });
  });

  it('B-019: another content type is a 415', async () => {
    const response = await story.website.post('<lead/>', { 'content-type': 'application/xml' });
    expect(response.status).toBe(415);
  });

  it('a field nobody knows is named, not dropped in silence', async () => {
    expect((await refused({ phone: fictionalNumber(), phnoe: '1' })).errors!.map((error) => error.field)).toEqual(['phnoe']);
  });
});

describe('addresses and methods (B-054)', () => {
  it.each([
    ['PUT', '/v1/leads', 405],
    ['TRACE', '/v1/leads', 405],
    ['GET', '//admin', 404],
    ['GET', '/%2e%2e/v1/admin/users', 404],
    ['GET', '/v1/%2e%2e/admin', 404],
  ])('%s %s answers %i', async (method, path, status) => {
    expect(await rawRequest(method, path)).toBe(status);
  });

  it('an override header overrides nothing', async () => {
    const before = await leadCount();
    const response = await fetch(`${story.ringback.url}/v1/leads`, { headers: { 'x-http-method-override': 'POST' } });
    expect(response.status).toBe(405);
    expect(await leadCount()).toBe(before);
  });

  it('nothing is open without a key or a session', async () => {
    for (const [method, path] of [
      ['POST', '/v1/leads'],
      ['GET', '/v1/callbacks'],
      ['GET', '/v1/intakes'],
      ['GET', '/v1/events'],
      ['POST', '/v1/admin/sources'],
      ['GET', '/v1/board/live'],
    ]) {
      const response = await fetch(`${story.ringback.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: method === 'POST' ? '{}' : undefined,
      });
      expect([path, response.status]).toEqual([path, 401]);
    }
    expect(await rawRequest('POST', '/telephony/twilio/legs/0190a000-0000-7000-8000-000000000000/answered')).toBe(403);
  });

  /** `fetch` would tidy the path up before sending it. */
  function rawRequest(method: string, path: string): Promise<number> {
    const { hostname, port } = new URL(story.ringback.url);
    return new Promise((resolve, reject) => {
      const sent = request(
        { hostname, port, method, path, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
        (response) => {
          response.resume();
          resolve(response.statusCode!);
        },
      );
      sent.on('error', reject);
      sent.end(method === 'POST' ? 'CallSid=CA1' : undefined);
    });
  }
});

describe('the same request again', () => {
  it('B-041: a double click is one lead and the same answer, byte for byte', async () => {
    const body = { phone: fictionalNumber(), consent: { call: true } };
    const answers = await Promise.all([1, 2, 3].map(() => story.website.post(body, { 'idempotency-key': 'b-041' })));
    const settled = await Promise.all(
      answers.map(async (answer) => (answer.status === 409 ? story.website.post(body, { 'idempotency-key': 'b-041' }) : answer)),
    );
    const texts = await Promise.all(settled.map((answer) => answer.text()));
    expect(settled.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(new Set(texts).size).toBe(1);
    expect(
      await story.rows('select from lead l join phone_number n on n.person_id = l.person_id where n.e164 = $1', [body.phone]),
    ).toHaveLength(1);
  });

  it('B-042: two tabs with different keys are one intake, two leads, one callback', async () => {
    const phone = fictionalNumber();
    const [one, two] = await Promise.all([story.website.lead({ phone }, 'tab-1'), story.website.lead({ phone }, 'tab-2')]);
    expect(one.id).not.toBe(two.id);
    expect(one.callback.id).toBe(two.callback.id);
    const rows = await story.rows<{ intake_id: string }>('select intake_id from lead where id = any($1)', [[one.id, two.id]]);
    expect(new Set(rows.map((row) => row.intake_id)).size).toBe(1);
  });

  it('B-043: the same key with another body is a 422 and the first lead is untouched', async () => {
    const phone = fictionalNumber();
    const lead = await story.website.lead({ phone, name: 'First' }, 'b-043');
    const response = await story.website.post(
      { phone, name: 'Second', preferredTime: 'now', consent: { call: true } },
      { 'idempotency-key': 'b-043' },
    );
    expect(response.status).toBe(422);
    expect(((await response.json()) as Problem).code).toBe('idempotency_mismatch');
    expect((await personOf(lead.id)).display_name).toBe('First');
  });

  it('B-044: the same key while the first is running is a 409 with Retry-After; later it gets the first answer', async () => {
    const body = { phone: fictionalNumber(), consent: { call: true } };
    await story.rows('begin; lock table lead in share mode'); // the first request cannot finish yet
    const first = story.website.post(body, { 'idempotency-key': 'b-044' });
    const second = await (async () => {
      for (;;) {
        const running = await story.rows(`select from pg_locks where relation = 'lead'::regclass and not granted`);
        if (running.length > 0) return story.website.post(body, { 'idempotency-key': 'b-044' });
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    expect(second.status).toBe(409);
    expect(second.headers.get('retry-after')).toBe('1');
    await story.rows('commit');
    const answer = await (await first).text();
    const third = await story.website.post(body, { 'idempotency-key': 'b-044' });
    expect(third.status).toBe(201);
    expect(await third.text()).toBe(answer);
  });
});

describe('signs of danger', () => {
  it('the answer carries 911, 988 and poison control, and the callback is urgent', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber(), message: 'i took 20 pills and i dont want to live' });
    expect(lead.safety!.map((help) => [help.who, help.number])).toEqual(
      expect.arrayContaining([
        ['911', '911'],
        ['988', '988'],
        ['poison-control', '1-800-222-1222'],
      ]),
    );
    expect(await story.one('select urgency from callback where id = $1', [lead.callback.id])).toEqual({ urgency: 'urgent' });
  });

  it('an ordinary message has no such part', async () => {
    const lead = await story.website.lead({ phone: fictionalNumber(), message: 'Do you have a bed next week?' });
    expect(lead).not.toHaveProperty('safety');
  });
});
