import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AcceptReview, WatchReviews } from '../../../src/modules/leads/index.js';
import { openFormApp, solved, type Fields } from './form-app.js';

let at: Awaited<ReturnType<typeof openFormApp>>;
beforeAll(async () => {
  at = await openFormApp();
});
afterAll(() => at.close());
beforeEach(() => at.reset(3700));

const number = (n: number) => `202-555-01${String(n).padStart(2, '0')}`;
const rows = (sql: string) => at.database.query(sql);
const later = (seconds: number) => (at.clock.at = new Date(at.clock.at.getTime() + seconds * 1000));
const alerts = () => rows('select kind, subject_type from alert order by kind');

interface Listed {
  readonly id: string;
  readonly reasons: { readonly code: string; readonly sentence: string }[];
  readonly danger: boolean;
}
async function reviews(): Promise<Listed[]> {
  const { body } = await at.staff('GET', '/v1/reviews');
  return (body as { reviews: Listed[] }).reviews;
}

describe('a post that looks like a program', () => {
  it.each<[string, (page: { fields: Fields }) => Fields, number, readonly string[]]>([
    ['B-050 the hidden field filled by a password manager', () => ({ website: 'https://x.example' }), 40, ['trap']],
    ['sent at once', () => ({}), 1, ['too-fast']],
    ['without its page', () => ({ token: '' }), 40, ['no-page']],
    ['with a changed page', ({ fields }) => ({ token: `${fields['token']}x` }), 40, ['forged-page']],
    ['with a wrong proof', () => ({ altcha: 'e30=' }), 40, ['wrong-proof']],
  ])('%s waits for a person, sealed; the sender is thanked honestly', async (_, change, seconds, reasons) => {
    const page = await at.open();
    later(seconds);
    const sent = await at.post({ ...page.fields, phone: number(1), name: 'Ana Canary', ...change(page) });
    expect(sent.status).toBe(303);
    const thanks = await at.follow(sent.location);
    expect(thanks.html).toContain('A person on our team reads it first. Then we call you.');
    expect(await at.count('lead')).toBe(0);
    const [review, ...more] = await reviews();
    expect([review!.reasons.map(({ code }) => code), more]).toEqual([reasons, []]);
    const [row] = await rows(`select reference, encode(sealed, 'escape') as sealed from lead_review`);
    expect(thanks.html).toContain(row!['reference']);
    expect(row!['sealed']).not.toContain('Canary');
  });

  it('is one thing to read, however often it is sent', async () => {
    const page = await at.open();
    const fields = { ...page.fields, phone: number(1), website: 'x' };
    const sent = [await at.post(fields), await at.post(fields)];
    const told = await Promise.all(sent.map(async ({ location }) => /RB-[\w-]+/.exec((await at.follow(location)).html)![0]));
    expect(new Set(told).size).toBe(1);
    expect(await reviews()).toHaveLength(1);
  });

  it('a proof of work counts for its own page, once solved', async () => {
    const [page, other] = [await at.open(), await at.open()];
    later(40);
    const altcha = await solved(page);
    expect((await at.post({ ...page.fields, altcha, phone: number(1) })).location).toBeDefined();
    expect(await at.count('lead')).toBe(1);
    await at.post({ ...other.fields, altcha, phone: number(2) });
    expect(await at.count('lead')).toBe(1);
    expect((await reviews()).map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['wrong-proof']]);
  });
});

describe('a flood', () => {
  it('B-047 from one address: a page that says wait or call, everything kept; others are not affected', async () => {
    const page = await at.open();
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++) statuses.push((await at.post({ ...page.fields, phone: '1' }, '203.0.113.9')).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 422), 429, 429]);
    const refused = await at.post({ ...page.fields, phone: number(1), message: 'I want to die' }, '203.0.113.9');
    expect(refused.html).toContain('too many requests');
    expect(refused.html).toContain('tel:+12025550147');
    expect(refused.html).toContain('Please get help first');
    expect(refused.fields).toMatchObject({ phone: number(1), message: 'I want to die' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await at.send({ phone: number(1) })).status).toBe(303);
  });

  it('B-048 from many addresses with valid numbers waits in review; a real lead goes through meanwhile', async () => {
    const page = await at.open();
    const real = await at.open();
    const altcha = await solved(real);
    later(40);
    for (let n = 0; n < 30; n++) await at.post({ ...page.fields, phone: number(n), name: `Flood ${n}` });
    const taken = await at.count('lead');
    expect(taken).toBeLessThanOrEqual(20);
    expect(await reviews()).toHaveLength(30 - taken);
    const startedAt = performance.now();
    const sent = await at.post({ ...real.fields, altcha, phone: number(99), name: 'Real' });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(sent.status).toBe(303);
    expect(await at.count('lead')).toBe(taken + 1);
  });

  describe('over a cap of its source', () => {
    const allow = async (perMinute: number | null) => {
      expect((await at.staff('PATCH', `/v1/admin/sources/${at.source.id}`, { perMinute })).status).toBe(200);
      later(61); // what is known of a source is remembered for a while
    };
    beforeEach(() => allow(1));
    afterEach(() => allow(null));
    const byKey = () => {
      const headers = { authorization: `Bearer ${at.source.key}` };
      return at.app.inject({ method: 'POST', url: '/v1/leads', headers, payload: { phone: number(50) } });
    };

    it('B-048 the form and the key share the cap; the page is shown again with everything typed, and the number to call', async () => {
      expect((await byKey()).statusCode).toBe(201);
      const page = await at.open();
      later(40);
      const refused = await at.post({ ...page.fields, phone: number(51), name: 'Ana', message: 'Please call' });
      expect(refused.status).toBe(429);
      expect(refused.html).toContain('Please call us: <span class="number">202-555-0147</span>.');
      expect(refused.fields).toMatchObject({ phone: number(51), name: 'Ana', message: 'Please call' });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect([await at.count('lead'), (await reviews()).length]).toEqual([1, 0]);
      later(61);
      expect((await at.post({ ...refused.fields })).status).toBe(303);
      expect((await byKey()).statusCode).toBe(429);
    });

    it('B-038 danger over the cap: help first on the page, and a supervisor reads it now', async () => {
      expect((await byKey()).statusCode).toBe(201);
      const page = await at.open();
      const refused = await at.post({ ...page.fields, phone: number(51), message: 'I took 20 pills' });
      expect(refused.status).toBe(429);
      expect(refused.html.indexOf('Please get help first')).toBeGreaterThan(0);
      expect(await alerts()).toEqual([{ kind: 'danger-in-review', subject_type: 'lead-review' }]);
    });
  });

  it('B-049 of one number, whatever the page: one callback, and after five it waits for a person', async () => {
    for (let n = 0; n < 7; n++) await at.send({ phone: number(7), message: `again ${n}` });
    expect([await at.count('lead'), await at.count('callback')]).toEqual([5, 1]);
    expect((await reviews()).map(({ reasons }) => reasons[0]!.code)).toEqual(['number-again', 'number-again']);
  });
});

describe('signs of danger (B-038)', () => {
  it.each(['I took 20 pills', 'NO QUIERO VIVIR', 'i want to kil my self 😢', 'B-039 I am not suicidal'])(
    '%s: help first, first in line, and a supervisor knows',
    async (message) => {
      const sent = await at.send({ phone: number(1), message });
      const thanks = await at.follow(sent.location);
      expect(thanks.html.indexOf('Please get help first')).toBeLessThan(thanks.html.indexOf('<h1>'));
      expect(thanks.html.indexOf('Please get help first')).toBeGreaterThan(0);
      expect(thanks.html).toContain('tel:+18002221222');
      expect(await rows('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
      expect(await alerts()).toEqual([{ kind: 'danger-in-lead', subject_type: 'lead' }]);
    },
  );

  it('jump the review of a suspicious post: taken as a lead at once', async () => {
    const page = await at.open();
    const sent = await at.post({ ...page.fields, token: '', website: 'x', phone: number(1), message: 'I want to die' });
    expect((await at.follow(sent.location)).html).toContain('Please get help first');
    expect(await rows('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
    expect(await reviews()).toEqual([]);
  });

  it('are answered and kept when the rest is wrong; corrected, nobody has to read it any more', async () => {
    const sent = await at.send({ phone: '123', name: 'Ana', message: 'I took 20 pills' });
    expect(sent.status).toBe(422);
    expect(sent.html.indexOf('Please get help first')).toBeLessThan(sent.html.indexOf('Then look at this'));
    expect(await alerts()).toEqual([{ kind: 'danger-in-review', subject_type: 'lead-review' }]);
    const [review] = await reviews();
    expect(review).toMatchObject({ danger: true, reasons: [{ code: 'danger' }] });
    const { body } = await at.staff('GET', `/v1/reviews/${review!.id}`);
    expect(body).toMatchObject({ phone: '123', name: 'Ana', message: 'I took 20 pills' });
    expect((await at.post({ ...sent.fields, phone: number(1) })).status).toBe(303);
    expect(await reviews()).toEqual([]);
    expect(await rows('select kind, acknowledged_at is null as open from alert order by kind')).toEqual([
      { kind: 'danger-in-lead', open: true },
      { kind: 'danger-in-review', open: false },
    ]);
  });
});

describe('POST /v1/leads with signs of danger that is refused (B-038)', () => {
  const post = (payload: string) => {
    const headers = { authorization: `Bearer ${at.source.key}`, 'content-type': 'application/json' };
    return at.app.inject({ method: 'POST', url: '/v1/leads', headers, payload });
  };

  it.each([
    ['an unknown field', { phone: number(1), message: 'I took 20 pills', nmae: 'Ana' }],
    ['a wrong type', { phone: 5, message: 'I took 20 pills' }],
    ['a message in the wrong place', { phone: number(1), message: { text: 'no quiero vivir' } }],
    ['a number that cannot be called', { phone: '123', message: 'I took 20 pills' }],
  ])('%s: help in the answer, kept for a supervisor, who is alerted once', async (_, body) => {
    const answers = [await post(JSON.stringify(body)), await post(JSON.stringify(body))];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(422);
      expect(answer.json().safety).toHaveLength(3);
    }
    expect(await alerts()).toEqual([{ kind: 'danger-in-review', subject_type: 'lead-review' }]);
    const [review, ...more] = await reviews();
    expect([review!.danger, more]).toEqual([true, []]);
    const accepted = await at.staff('POST', `/v1/reviews/${review!.id}/accept`, { phone: number(9) });
    expect(accepted.status).toBe(200);
    expect(await rows('select e164 from phone_number')).toEqual([{ e164: '+12025550109' }]);
  });

  it('without them is refused as ever', async () => {
    const answer = await post(JSON.stringify({ phone: '123', message: 'please call' }));
    expect([answer.statusCode, answer.json().safety]).toEqual([422, undefined]);
    expect(await reviews()).toEqual([]);
  });
});

describe('a supervisor', () => {
  async function held(fields: Fields = {}): Promise<string> {
    const page = await at.open();
    later(40);
    await at.post({ ...page.fields, phone: number(1), consentCall: 'yes', website: 'x', ...fields });
    return (await reviews())[0]!.id;
  }

  it('accepts: one lead with the reference that was told and its consent, however often', async () => {
    const id = await held();
    const accept = () => at.staff('POST', `/v1/reviews/${id}/accept`, {});
    const answers = await Promise.all([accept(), accept()]);
    const again = await accept();
    expect(again.status).toBe(200);
    expect(answers.filter(({ status }) => status === 200 || status === 409)).toHaveLength(2);
    const [lead, ...more] = await rows(
      'select l.id, l.reference = r.reference as told from lead l join lead_review r on r.lead_id = l.id',
    );
    expect([lead, more]).toEqual([{ id: (again.body as { leadId: string }).leadId, told: true }, []]);
    expect(await rows(`select kind, channel, text_version from consent_event`)).toEqual([
      { kind: 'call_live', channel: 'form', text_version: 'program-1' },
    ]);
    expect(await reviews()).toEqual([]);
    expect(await rows(`select action from audit_entry where subject_id = '${id}'`)).toEqual([{ action: 'review.accepted' }]);
  });

  it('whose process dies after the decision has decided all the same: the sweep finishes it', async () => {
    const id = await held();
    await rows(`update lead_review set state = 'accepting', decided_at = '${at.clock.at.toISOString()}' where id = '${id}'`);
    const use = at.app.get(WatchReviews, { strict: false });
    expect(await use.unfinished()).toEqual([]);
    later(31);
    expect(await use.unfinished()).toEqual([{ id }]);
    await at.app.get(AcceptReview, { strict: false }).finish(id);
    expect([await use.unfinished(), await at.count('lead')]).toEqual([[], 1]);
  });

  it('cannot accept what cannot be called: it waits on, until the number is corrected', async () => {
    await at.send({ phone: '123', message: 'I took 20 pills' });
    const [review] = await reviews();
    const refused = await at.staff('POST', `/v1/reviews/${review!.id}/accept`, {});
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'phone' }] } });
    expect(await reviews()).toHaveLength(1);
    expect((await at.staff('POST', `/v1/reviews/${review!.id}/accept`, { phone: number(3) })).status).toBe(200);
    expect(await rows('select urgency from callback')).toEqual([{ urgency: 'urgent' }]);
  });

  it('L-304 who accepts "now" hours later asks nobody to be called at night', async () => {
    const id = await held({ when: 'now' });
    later(2 * 3600);
    await at.staff('POST', `/v1/reviews/${id}/accept`, {});
    expect(await rows('select preferred_time from lead')).toEqual([{ preferred_time: null }]);
  });

  it('rejects with a reason; it is not thrown away, and not accepted any more', async () => {
    const id = await held();
    expect((await at.staff('POST', `/v1/reviews/${id}/reject`, { reason: ' ' })).status).toBe(422);
    expect((await at.staff('POST', `/v1/reviews/${id}/reject`, { reason: 'an advertisement' })).status).toBe(204);
    expect((await at.staff('POST', `/v1/reviews/${id}/reject`, { reason: 'an advertisement' })).status).toBe(409);
    expect((await at.staff('POST', `/v1/reviews/${id}/accept`, {})).status).toBe(409);
    expect(await rows('select state, rejected_because, octet_length(sealed) > 0 as kept from lead_review')).toEqual([
      { state: 'rejected', rejected_because: 'an advertisement', kept: true },
    ]);
    expect(await at.count('lead')).toBe(0);
  });

  it('reads on the record; nobody without the role does', async () => {
    const id = await held();
    expect((await at.staff('GET', `/v1/reviews/${id}`)).body).toMatchObject({ phone: number(1) });
    expect(await rows(`select action from audit_entry where subject_id = '${id}'`)).toEqual([{ action: 'review.read' }]);
    expect((await at.app.inject({ url: '/v1/reviews' })).statusCode).toBe(401);
    expect((await at.staff('GET', '/v1/reviews/0190a0b0-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('is told when it waits for a quarter of an hour, once for a source, and again an hour after they have seen it', async () => {
    await held();
    await held({ message: 'another' });
    const watch = at.app.get(WatchReviews, { strict: false });
    expect(await watch.tooLong()).toEqual([]);
    later(15 * 60 + 1);
    expect(await watch.tooLong()).toEqual([{ id: at.source.id, site_id: at.siteId, waiting: 2 }]);
    await watch.alert(at.source.id);
    await watch.alert(at.source.id);
    expect(await rows('select kind, sentence from alert')).toEqual([
      { kind: 'reviews-waiting', sentence: '2 requests of a form wait for somebody to read them, for more than 15 minutes.' },
    ]);
    await rows('update alert set acknowledged_at = now()');
    expect(await watch.tooLong()).toEqual([]);
    later(3601);
    expect(await watch.tooLong()).toHaveLength(1);
  });
});

describe('an administrator', () => {
  const form = { slug: 'second', languages: ['es'], framedBy: [], enabled: true };
  const write = (change: object) => at.staff('PUT', `/v1/admin/sources/${at.source.id}/form`, { ...form, ...change });
  const own = { slug: 'palm-lake', languages: ['en', 'es'], framedBy: ['https://palm.example'] };

  it.each([
    [{ slug: 'rehab-help' }, 'source-form/revealing'],
    [{ slug: 'A B' }, 'input/invalid'],
    [{ languages: [] }, 'source-form/languages'],
    [{ languages: ['fr'] }, 'input/invalid'],
    [{ framedBy: ['*'] }, 'input/invalid'],
    [{ framedBy: ["https://a.example; script-src 'unsafe-inline'"] }, 'input/invalid'],
  ])('is told what is wrong with %j', async (change, code) => {
    expect(await write(change)).toMatchObject({ status: 422, body: { code } });
  });

  it('moves a form, closes it, and it is on the record', async () => {
    const written = await write({});
    expect(written.body).toMatchObject({
      url: 'http://127.0.0.1:3000/form/second',
      embed: expect.stringContaining('data-source="second"'),
    });
    const page = await at.app.inject({ url: '/form/second' });
    expect([page.statusCode, page.headers['x-frame-options']]).toEqual([200, 'DENY']);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    await write({ enabled: false });
    expect((await at.app.inject({ url: '/form/second' })).statusCode).toBe(404);
    await write({ ...own });
    const audited = await rows(`select action from audit_entry where action = 'source-form.written'`);
    expect(audited.length).toBeGreaterThanOrEqual(4);
    expect((await at.staff('PUT', '/v1/admin/sources/0190a0b0-0000-7000-8000-000000000000/form', form)).status).toBe(404);
  });
});
