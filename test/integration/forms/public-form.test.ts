import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SendText } from '../../../src/modules/texts/index.js';
import { fictionalNumber } from '../../support/website.js';
import { openFormApp, type Fields } from './form-app.js';
import { told } from '../../../src/platform/sealing/told.js';
import { opened } from '../platform/test-keys.js';

let at: Awaited<ReturnType<typeof openFormApp>>;
beforeAll(async () => {
  at = await openFormApp();
});
afterAll(() => at.close());
let number = '';
beforeEach(async () => {
  await at.reset();
  number = fictionalNumber();
});

const rows = (sql: string) => opened<Record<string, unknown>>(at.database, sql);
const message = `${told('lead.message', 'lead')} as message`;
/** What is shown beside the field of this name. */
const wrongAt = (html: string, field: string) =>
  new RegExp(`id="${field}-wrong">(.*?)</p>`).exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '');

function expectHelpInSight(html: string): void {
  for (const link of ['tel:+12025550147', 'tel:911', 'tel:988']) expect(html).toContain(`href="${link}"`);
  expect(html).toContain('711');
}

describe('the page', () => {
  it('is whole without a script, loads nothing from elsewhere, and only the named site may frame it (B-051, B-052)', async () => {
    const page = await at.open();
    expect(page.status).toBe(200);
    expectHelpInSight(page.html);
    expect(page.html).toContain('<form id="ask" method="post" action="/form/palm-lake"');
    expect(page.html).not.toMatch(/(src|href|action)="(https?:)?\/\//);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain('frame-ancestors https://palm.example');
    expect(policy).toContain("default-src 'none'");
    expect(page.headers['x-frame-options']).toBeUndefined();
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  it('A-501 asks for the language first and remembers it', async () => {
    const page = await at.open('?lang=es');
    expect(page.html).toContain('<html lang="es">');
    expect(page.html.indexOf('Español')).toBeLessThan(page.html.indexOf('<h1>'));
    await at.send({ phone: number }, '?lang=es');
    expect(await rows('select language from lead')).toEqual([{ language: 'es' }]);
    const kept = await at.post({ ...page.fields, phone: number, message: 'hola', show: 'en' });
    expect(kept.html).toContain('<html lang="en">');
    expect(kept.fields).toMatchObject({ phone: number, message: 'hola', lang: 'en' });
  });

  it('of an unknown form still says whom to call', async () => {
    const answer = await at.app.inject({ url: '/form/nobody' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
    expectHelpInSight(answer.body);
  });

  it('serves its scripts from here, the one for websites to everybody', async () => {
    for (const path of ['/form.js', '/form-page.js', '/form-proof.js', '/pages.css']) {
      const answer = await at.app.inject({ url: path });
      expect([path, answer.statusCode]).toEqual([path, 200]);
    }
    const embed = await at.app.inject({ url: '/form.js' });
    expect(embed.headers['cross-origin-resource-policy']).toBe('cross-origin');
  });
});

describe('a post', () => {
  const said = {
    name: "José O'Brien 李小龙",
    zip: '33101',
    who: 'other',
    message: '<script>alert(1)</script> please call {{7*7}}',
    when: 'now',
  };
  const whole = () => ({ ...said, phone: number });

  it('is a lead; they read when we call, from which number, and a reference', async () => {
    const sent = await at.send(whole(), '?utm_source=ad&page=https://palm.example/help%3Fname=x');
    expect(sent.status).toBe(303);
    const thanks = await at.follow(sent.location);
    expect(thanks.status).toBe(200);
    expect(thanks.html).toMatch(/today between 10:\d\d AM and 10:\d\d AM \(Eastern time\)/);
    expect(thanks.html).toContain('202-555-0147');
    const [lead] = await rows(`select reference, name_given, ${message}, about_someone_else, preferred_time from lead`);
    expect(thanks.html).toContain(lead!['reference']);
    expect(lead).toMatchObject({
      name_given: said.name,
      message: said.message,
      about_someone_else: true,
      preferred_time: 'now',
    });
    // B-040: whom it is about is somebody else, of whom nothing is known yet.
    expect(await rows('select zips, language from person where id in (select person_id from phone_number)')).toEqual([
      { zips: ['33101'], language: 'en' },
    ]);
    expect(await rows('select details from attribution')).toEqual([
      { details: { utm_source: 'ad', landing_page: 'https://palm.example/help' } },
    ]);
    expect(thanks.html).toMatch(/<a href="[^"]+" target="_top">See or change your call<\/a>/);
    expect(thanks.html).not.toContain(number);
    expect(/<title>([^<]*)</.exec(thanks.html)![1]).toBe('Thank you');
  });

  it('B-041 sent twice, and twice at once, is one lead with one answer', async () => {
    const page = await at.open();
    at.clock.at = new Date(at.clock.at.getTime() + 40_000);
    const post = () => at.post({ ...page.fields, ...whole() });
    const answers = [...(await Promise.all([post(), post(), post()])), await post()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const references = await Promise.all(
      answers.map(async ({ location }) => /RB-[\w-]+/.exec((await at.follow(location)).html)![0]),
    );
    expect(new Set(references).size).toBe(1);
    expect(await at.count('lead')).toBe(1);
  });

  it('corrected after it was taken is a second touch of the same person', async () => {
    const page = await at.open();
    at.clock.at = new Date(at.clock.at.getTime() + 40_000);
    await at.post({ ...page.fields, ...whole() });
    await at.post({ ...page.fields, ...whole(), message: 'one more thing' });
    expect([await at.count('lead'), await at.count('phone_number'), await at.count('callback')]).toEqual([2, 1, 1]);
  });

  it('B-037 is told by our clock, whatever the device says', async () => {
    const sent = await at.send({ ...whole(), clientTime: '2017-01-01T00:00:00Z' });
    expect(sent.status).toBe(303);
    expect(await rows('select received_at from lead')).toEqual([{ received_at: at.clock.at }]);
  });

  it('B-013, B-040 needs nothing but a number', async () => {
    expect((await at.send({ phone: number })).status).toBe(303);
    expect(await rows(`select name_given, ${message}, about_someone_else from lead`)).toEqual([
      { name_given: null, message: null, about_someone_else: false },
    ]);
  });
});

describe('a post that cannot be taken', () => {
  const one = '202-555-0101';
  const typed = { name: 'Ana <b>', zip: '33101', who: 'other', message: 'a "b" & <c>', when: 'now' };

  it.each<[string, Fields, string, RegExp]>([
    ['B-001 an empty number', { phone: '' }, 'phone', /area code/],
    ['B-001 letters', { phone: 'abc' }, 'phone', /area code/],
    ['B-001 three digits', { phone: '123' }, 'phone', /area code/],
    ['B-002 911', { phone: '911' }, 'phone', /cannot call/],
    ['B-002 our own number', { phone: '(202) 555-0147' }, 'phone', /cannot call/],
    ['B-003 a premium number', { phone: '+1 900 555 0100' }, 'phone', /costs extra/],
    ['B-004 five by five', { phone: '555-555-5555' }, 'phone', /area code/],
    ['B-006 two numbers', { phone: '202-555-0101 or 202-555-0102' }, 'phone', /just one/],
    ['B-008 NUL', { phone: one, name: 'a\0b' }, 'name', /cannot read/],
    ['B-014 a name of 10,000 letters', { phone: one, name: 'x'.repeat(10_000) }, 'name', /shorter/],
    ['B-015 4,001 letters', { phone: one, message: 'x'.repeat(4001) }, 'message', /4001 letters/],
    ['no day', { phone: one, when: 'later', day: '', time: '10:00' }, 'day', /pick the day/],
    ['no time', { phone: one, when: 'later', day: '2027-03-20', time: '' }, 'time', /pick the time/],
  ])('%s: 422, said beside the field and above, everything kept, help in sight', async (_, fields, wrong, why) => {
    const sent = await at.send({ ...typed, ...fields });
    expect(sent.status).toBe(422);
    expect(wrongAt(sent.html, wrong)).toMatch(why);
    expect(sent.html).toContain(`<a href="#${wrong}">`);
    expect(sent.html).toMatch(/role="alert"/);
    expect(new RegExp(`(id="${wrong}")[^>]*aria-describedby="[^"]*${wrong}-wrong"[^>]*aria-invalid="true"`).test(sent.html)).toBe(
      true,
    );
    const kept = Object.fromEntries(
      Object.entries({ ...typed, ...fields }).map(([name, text]) => [name, text.replace('\0', '')]),
    );
    expect(sent.fields).toMatchObject(kept);
    expectHelpInSight(sent.html);
    expect(await at.count('lead')).toBe(0);
  });

  it.each<[string, Fields, string]>([
    ['B-005 an extension', { phone: '212-555-0100 ext. 12' }, '+12125550100'],
    ['B-007 full-width digits', { phone: '２０２-５５５-０１０１' }, '+12025550101'],
    ['B-009 a zero-width character', { phone: '202\u200b-555-0101' }, '+12025550101'],
    ['B-011 a foreign number', { phone: '+44 20 7946 0958' }, '+442079460958'],
    ['B-012 one letter', { phone: one, name: 'Q' }, '+12025550101'],
    ['B-015 4,000 letters', { phone: one, message: 'x'.repeat(4000) }, '+12025550101'],
  ])('is not: %s', async (_, fields, e164) => {
    expect((await at.send(fields)).status).toBe(303);
    expect(await rows('select e164 from phone_number')).toEqual([{ e164 }]);
  });

  it('says everything at once, in their language', async () => {
    const sent = await at.send({ phone: '1', when: 'later', day: '', time: '10:00', message: 'x'.repeat(4001) }, '?lang=es');
    expect([wrongAt(sent.html, 'phone'), wrongAt(sent.html, 'day'), wrongAt(sent.html, 'message')]).toEqual([
      expect.stringContaining('código de área'),
      expect.stringContaining('Elija el día'),
      expect.stringContaining('4001'),
    ]);
  });

  it('goes through once it is corrected on the same page', async () => {
    const sent = await at.send({ ...typed, phone: '123' });
    const again = await at.post({ ...sent.fields, phone: number });
    expect(again.status).toBe(303);
    expect(await rows(`select ${message} from lead`)).toEqual([{ message: typed.message }]);
  });

  it('of a page that was open for a day is shown again, and then goes through', async () => {
    const page = await at.open();
    at.clock.at = new Date(at.clock.at.getTime() + 25 * 3_600_000);
    const old = await at.post({ ...page.fields, phone: number, name: 'Ana' });
    expect(old.status).toBe(409);
    expect(old.html).toContain('open for a long time');
    expect(old.fields).toMatchObject({ phone: number, name: 'Ana' });
    expect((await at.post(old.fields)).status).toBe(303);
  });
});

describe('a time that was picked', () => {
  it('is kept on the clock of their ZIP code', async () => {
    expect((await at.send({ phone: number, zip: '90001', when: 'later', day: '2027-03-20', time: '14:30' })).status).toBe(303);
    expect(await rows('select preferred_time from lead')).toEqual([{ preferred_time: '2027-03-20T14:30:00-07:00' }]);
  });

  it('B-033 at 03:00 is asked about, never moved silently; their answer is kept', async () => {
    // Of New York too: where the area code says another place, both clocks count.
    const wish = { phone: '212-555-0133', zip: '10001', when: 'later', day: '2027-03-20', time: '03:00' };
    const asked = await at.send(wish);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('May we call you later than that?');
    expect(asked.html).toContain('on Saturday, March 20 at 3:00 AM (Eastern time)');
    expect(asked.html).toContain('Yes, call me on Saturday, March 20 from 8:00 AM (Eastern time)');
    expect(asked.fields['nightAnswer']).toBeUndefined();
    expect((await at.post({ ...asked.fields, nightAnswer: 'no' })).status).toBe(422);
    expect(await at.count('lead')).toBe(0);
    const agreed = await at.post({ ...asked.fields, nightAnswer: 'yes' });
    expect(agreed.status).toBe(303);
    expect((await at.follow(agreed.location)).html).toContain(
      'on Saturday, March 20 between 8:00 AM and 10:00 AM (Eastern time)',
    );
    expect(await rows('select preferred_time from lead')).toEqual([{ preferred_time: '2027-03-20T03:00:00-04:00' }]);
    expect(await rows('select window_start from callback')).toEqual([{ window_start: new Date('2027-03-20T12:00:00Z') }]);
    const [raw] = await rows(`select ${told('raw.body', 'r')} as body from raw_submission r`);
    expect(raw!['body']).toContain('nightAnswer=yes');
  });

  it('B-034 2027-03-14 02:30 New York is shown and stored as 03:00 EDT, and they are told', async () => {
    const asked = await at.send({ phone: number, zip: '10001', when: 'later', day: '2027-03-14', time: '02:30' });
    expect(asked.html).toContain('On that night the clock jumps ahead, so 02:30 does not come.');
    expect(asked.html).toContain('on Sunday, March 14 at 3:00 AM (Eastern time)');
    const agreed = await at.post({ ...asked.fields, nightAnswer: 'yes' });
    expect((await at.follow(agreed.location)).html).toContain('So your time is on Sunday, March 14 at 3:00 AM (Eastern time)');
    expect(await rows('select preferred_time from lead')).toEqual([{ preferred_time: '2027-03-14T03:00:00-04:00' }]);
  });
});

describe('consent', () => {
  const boxes = { consentCall: 'yes', consentSms: 'yes' };
  const events = () =>
    rows(
      'select kind, channel, action, text_version, text_sha256, language, ip_hash, user_agent, evidence from consent_event order by kind',
    );

  it('B-030 not ticked: a lead all the same, and no consent', async () => {
    expect((await at.send({ phone: number })).status).toBe(303);
    expect(await events()).toEqual([]);
  });

  it('L-310 ticked: kept with the words as shown, their hash, page, times and a hash of the address', async () => {
    await at.send({ phone: number, ...boxes, clientTime: '2017-01-01T00:00:00Z' }, '?page=https://palm.example/help%3Fname=x');
    const [call, sms] = await events();
    const { body } = await at.staff('GET', `/v1/admin/sites/${at.siteId}/consent-texts`);
    const published = (body as { texts: { kind: string; language: string; sha256: string; body: string }[] }).texts;
    const words = published.find(({ kind, language }) => kind === 'call_live' && language === 'en')!;
    expect(words.body).toContain('Yes, Palm Lake may call me');
    expect(call).toMatchObject({
      kind: 'call_live',
      channel: 'form',
      text_version: 'program-1',
      text_sha256: words.sha256,
      language: 'en',
      ip_hash: expect.stringMatching(/^test:[0-9a-f]{64}$/),
      user_agent: 'a browser',
    });
    expect(call!['evidence']).toMatchObject({ page: 'https://palm.example/help', boxes: { call: true, sms: true } });
    expect(new Date((call!['evidence'] as { shownAt: string }).shownAt).getTime()).toBe(at.clock.at.getTime() - 40_000);
    expect(sms).toMatchObject({ kind: 'sms', text_version: 'program-1' });
    expect(JSON.stringify([call, sms])).not.toContain('198.51');
  });

  it('B-032 to words that were never shown is no consent: 422, no lead', async () => {
    const forgeries: Fields[] = [
      { callSha256: 'a'.repeat(64) },
      { smsSha256: 'a'.repeat(64) },
      { textVersion: '9' },
      { textVersion: '', callSha256: '', smsSha256: '' },
    ];
    for (const forged of forgeries) {
      const sent = await at.send({ phone: number, ...boxes, ...forged });
      expect(sent.status).toBe(422);
      expect(wrongAt(sent.html, 'consentCall')).toContain('read the words');
    }
    expect(await at.count('lead')).toBe(0);
  });

  it('B-031 to words that changed while the page was open: 409, read again, everything kept, boxes empty', async () => {
    const page = await at.open();
    const url = `/v1/admin/sites/${at.siteId}/consent-texts`;
    const { body } = await at.staff('GET', url);
    const old = (body as { texts: { id: string; language: string }[] }).texts.filter(({ language }) => language === 'en');
    for (const [kind, words] of [
      ['call_live', 'Yes, Palm Lake may call me. This is new wording.'],
      ['sms', 'Palm Lake may text me. Reply STOP to end.'],
    ]) {
      expect((await at.staff('POST', url, { version: '2', kind, language: 'en', body: words })).status).toBe(201);
    }
    for (const { id } of old) await at.staff('POST', `${url}/${id}/retire`, { reason: 'new wording' });
    at.clock.at = new Date(at.clock.at.getTime() + 40_000);
    const sent = await at.post({ ...page.fields, phone: number, ...boxes, name: 'Ana', message: 'please' });
    expect(sent.status).toBe(409);
    expect(sent.html).toContain('changed while you were writing');
    expect(sent.fields).toMatchObject({ phone: number, name: 'Ana', message: 'please', textVersion: '2' });
    expect([sent.fields['consentCall'], sent.fields['consentSms']]).toEqual([undefined, undefined]);
    expect(sent.html).toContain('Palm Lake may call me. This is new wording.');
    expect(await at.count('lead')).toBe(0);
    expect((await at.post({ ...sent.fields, consentCall: 'yes' })).status).toBe(303);
    expect((await events()).map((event) => event['text_version'])).toEqual(['2']);
  });
});

describe('a birth date', () => {
  const known = () => rows('select birth_date::text as day, birth_precision as precision from person order by created_at, id');

  it('is folded away, works without a script, has its hint, and is asked in both languages', async () => {
    for (const [query, label] of [
      ['', 'Date of birth of the one who needs help'],
      ['?lang=es', 'Fecha de nacimiento de quien necesita ayuda'],
    ] as const) {
      const { html } = await at.open(query);
      expect(html).toMatch(new RegExp(`<details class="more"><summary>[^<]+</summary>.*<label for="birthDate">${label}`));
      expect(html).toMatch(/<input id="birthDate"[^>]* aria-describedby="birthDate-hint"/);
    }
  });

  it.each([
    ['1987', '1987-01-01', 'year'],
    ['5/1987', '1987-05-01', 'month'],
    ['02/29/2008', '2008-02-29', 'day'],
  ])('B-028 %s is kept with its precision', async (birthDate, day, precision) => {
    expect((await at.send({ phone: number, birthDate })).status).toBe(303);
    expect(await known()).toEqual([{ day, precision }]);
  });

  it.each([
    ['02/29/2007', 'We cannot read this date of birth'],
    ['13/01/1987', 'We cannot read this date of birth'],
    ['1890', 'too long ago'],
    ['05/14/2039', 'has not come yet'],
  ])('B-028 %s is impossible: said beside the field, which is open, with everything kept', async (birthDate, words) => {
    const refused = await at.send({ phone: number, name: 'Ana', birthDate });
    expect([refused.status, wrongAt(refused.html, 'birthDate')]).toEqual([422, expect.stringContaining(words)]);
    expect(refused.html).toContain('<details class="more" open');
    expect(refused.fields).toMatchObject({ phone: number, name: 'Ana', birthDate });
    expect(await at.count('lead')).toBe(0);
  });

  it('B-028 by key too: 422 names the field, a partial date is kept', async () => {
    const post = (birthDate: string) => {
      const headers = { authorization: `Bearer ${at.source.key}` };
      return at.app.inject({ method: 'POST', url: '/v1/leads', headers, payload: { phone: number, birthDate } });
    };
    const refused = await post('2007-02-29');
    expect([refused.statusCode, refused.json().errors]).toMatchObject([422, [{ field: 'birthDate', code: 'birth-date/format' }]]);
    expect((await post('1987-05')).statusCode).toBe(201);
    expect(await known()).toEqual([{ day: '1987-05-01', precision: 'month' }]);
    expect((await post('1987-05-14')).statusCode).toBe(201); // the same, said more exactly
    expect((await post('1990')).statusCode).toBe(201); // somebody else, or a mistake: what was known stays
    expect(await known()).toEqual([{ day: '1987-05-14', precision: 'day' }]);
  });

  it('of somebody else is the patient’s, not that of the mother who asks', async () => {
    await at.send({ phone: number, who: 'other', birthDate: '2001' });
    const people = `select p.birth_date::text as day, y.roles from person p join intake_party y on y.person_id = p.id order by y.roles`;
    expect(await rows(people)).toEqual([
      { day: null, roles: ['caller'] },
      { day: '2001-01-01', roles: ['patient'] },
    ]);
  });

  it('B-029 who turns 18 tomorrow, on their own clock, is a minor: marked, and nothing is texted', async () => {
    at.clock.at = new Date('2027-06-11T03:30:00Z'); // 23:30 on the 10th in Miami, where the ZIP is
    await at.send({ phone: number, zip: '33101', birthDate: '06/11/2009', consentCall: 'yes', consentSms: 'yes' });
    const [person] = await at.database.query<{ id: string; e164: string }>(
      'select p.id, n.e164 from person p join phone_number n on n.person_id = p.id',
    );
    const marked = async () => (await at.staff('GET', `/v1/people/${person!.id}`)).body as { mayBeMinor: boolean };
    const text = () =>
      at.database.transaction((tx) =>
        at.app.get(SendText, { strict: false }).toNumber(tx, person!.e164, {
          siteId: at.siteId,
          lineKey: 'text.own-page',
          language: 'en',
          values: { link: 'x' },
          answersThem: false,
        }),
      );
    expect(await marked()).toMatchObject({ mayBeMinor: true });
    expect(await text()).toMatchObject({ kind: 'refused', because: expect.stringContaining('under 18') });
    at.clock.at = new Date('2027-06-11T20:00:00Z'); // day in every state
    expect(await marked()).toMatchObject({ mayBeMinor: false });
    expect(await text()).toEqual({ kind: 'intended', textId: expect.any(String) });
  });
});
