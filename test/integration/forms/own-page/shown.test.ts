// The page as it is shown: what it says, what it keeps to itself, and whom it is shown to.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { revealingWordIn } from '../../../../src/core/scripts/revealing-words.js';
import { pageActions } from '../../../../src/core/own-page/page-actions.js';
import { number, onShift, row } from '../../calls/floor-steps.js';
import type { Floor } from '../../calls/opened-floor.js';
import { minutesAfterStart, start } from '../../intake/seeded-rows.js';
import { headingOf, openPages, posts, Visitor, type Answer, type PostedLead } from './visitor.js';

const day = 24 * 60;
let floor: Floor;
let visitor: Visitor;
let lead: PostedLead;
let visitors = 0;

beforeAll(async () => {
  floor = await openPages();
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  visitor = new Visitor(floor, `192.0.2.${++visitors % 250}`); // wrong links are counted by address
  await onShift(floor, 'Ana', 5, 'offline');
  lead = await posts(floor, 47);
});

const textOf = ({ body }: Answer) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
const everyPage = async (query: Record<string, string> = {}) => [
  await visitor.first(lead.token, query),
  ...(await Promise.all(pageActions.map((action) => visitor.form(lead.token, action, query)))),
];

describe('the answer to a lead', () => {
  it('names the page, good for seven days', () => {
    expect(lead.token).toMatch(/^[\w-]{44}$/);
    expect(lead.validUntil).toEqual(minutesAfterStart(7 * day));
  });
});

describe('the page', () => {
  it('says when we call, from which number, and what happens next', async () => {
    const shown = await visitor.first(lead.token);
    expect(shown.status).toBe(200);
    expect(headingOf(shown)).toBe('We will call you today between 10:00 AM and 10:05 AM.');
    expect(textOf(shown)).toMatch(
      /Times are in Eastern time\. The call comes from 202-555-0100\. We call the number that ends in 47\./,
    );
    expect(textOf(shown)).toMatch(/If you miss the call, we try again later/);
  });

  it('says whom to call now before anything else, on every page', async () => {
    for (const shown of await everyPage())
      expect(shown.body.indexOf('tel:+12025550100')).toBeLessThan(shown.body.indexOf('<h1>'));
  });

  it('offers tomorrow when nothing is left of today, and today to who asks for it', async () => {
    floor.clock.at = new Date('2026-11-24T04:40:00Z'); // 23:40 in New York
    const late = await posts(floor, 48);
    const chosen = ({ body }: Answer) => /aria-current="[a-z]+"[^>]*>([^<]*)</.exec(body)?.[1];
    expect(chosen(await visitor.form(late.token, 'time'))).toBe('Tomorrow');
    expect(chosen(await visitor.form(late.token, 'time', { day: '0' }))).toBe('Today');
  });

  it('speaks Spanish to who wrote in Spanish, and the other language on request', async () => {
    const spanish = await posts(floor, 48, { language: 'es-MX' });
    expect(headingOf(await visitor.first(spanish.token))).toBe('Le llamaremos hoy entre las 10:00 a.m. y las 10:05 a.m.');
    expect(headingOf(await visitor.first(spanish.token, { l: 'en' }))).toMatch(/^We will call you today/);
    expect((await visitor.first(lead.token, { l: 'es' })).body).toMatch(/<html lang="es">.*<title>Su llamada<\/title>/);
  });

  it.each(['en', 'es'])(
    'in %s tells an onlooker nothing: no name, number, message, or word of what it is about (L-313)',
    async (l) => {
      for (const shown of await everyPage({ l })) {
        expect(shown.status).toBe(200);
        expect(revealingWordIn(textOf(shown))).toBeNull();
        expect(shown.body).not.toMatch(/Maria|Fernanda|using again|Palm Lake|5550147|555-0147(?!\.)/);
        expect(shown.body).toMatch(/<title>(Your call|Su llamada)<\/title>/);
      }
    },
  );

  it('has 911, 988 and our number as links everywhere, and is kept and sent on by nobody', async () => {
    for (const { body, headers } of [...(await everyPage()), await visitor.first('wrong')]) {
      for (const link of ['tel:911', 'tel:988', 'tel:+12025550100']) expect(body).toContain(`href="${link}"`);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      });
      expect(body).not.toMatch(/<script|https?:\/\//);
    }
  });

  it('changes nothing by being opened: programs that look at links open it too', async () => {
    const rows = () =>
      floor.database.query(`
        select (select jsonb_agg(to_jsonb(c)) from callback c) as callbacks, (select count(*) from own_page_step) as steps,
          (select count(*) from audit_entry) as entries, (select count(*) from consent_event) as consents, (select count(*) from outbox_message) as messages`);
    const before = await rows();
    await everyPage();
    await visitor.first(lead.token, { done: 'stop' });
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['queued', {}, 'We will call you today between 10:00 AM and 10:05 AM.'],
    ['dialling', {}, 'We will call you as soon as we can.'],
    ['awaiting-disposition', {}, 'We are talking with you now, or we just did.'],
    ['needs-decision', { owner_team: 'managers' }, 'One of us will look at this and get back to you.'],
    ['done', { ended_at: start }, 'There is no call planned.'],
    ['cancelled', { ended_at: start }, 'There is no call planned.'],
  ])('of a callback that is %s', async (state, columns, heading) => {
    const all = { state, ...columns };
    const sets = Object.keys(all).map((name, index) => `${name} = $${index + 2}`);
    await floor.database.query(`update callback set ${sets.join(', ')} where id = $1`, [lead.callbackId, ...Object.values(all)]);
    expect(headingOf(await visitor.first(lead.token))).toBe(heading);
  });

  it('offers only what there is to do: another address leads back to it', async () => {
    await floor.database.query(`update callback set state = 'done', ended_at = $2 where id = $1`, [lead.callbackId, start]);
    expect(await visitor.form(lead.token, 'time')).toMatchObject({ status: 303, headers: { location: `/c/${lead.token}?l=en` } });
    expect(await visitor.form(lead.token, 'admin')).toMatchObject({ status: 303 });
    expect((await visitor.form(lead.token, 'stop')).status).toBe(200);
  });
});

describe('the slots it offers', () => {
  it('are those that staff could promise, a day at a time', async () => {
    const today = await visitor.form(lead.token, 'time');
    expect(today.body).toMatch(/value="2026-11-23T15:00:00.000Z"[^>]*>10:00 AM – 10:30 AM/);
    const tomorrow = await visitor.form(lead.token, 'time', { day: '1' });
    expect(tomorrow.body).toMatch(/aria-current="true"[^>]*>Tomorrow/);
    // quiet hours of Washington end at 8
    expect(/<option value="([^"]+)"/.exec(tomorrow.body)?.[1]).toBe('2026-11-24T13:00:00.000Z');
    expect((await visitor.form(lead.token, 'time', { day: '77' })).body).toMatch(/aria-current="true"[^>]*>Today/);
  });

  it('leave out what others filled', async () => {
    const at = { due_at: minutesAfterStart(30), window_start: minutesAfterStart(30), promised_by: minutesAfterStart(40) };
    for (const n of [60, 61]) await floor.rows.callback(await floor.rows.person(number(n)), at);
    expect((await visitor.form(lead.token, 'time')).body).not.toContain('10:30 AM – ');
  });
});

describe('a link that leads nowhere', () => {
  const bodyOf = async (token: string) => {
    const { status, body } = await visitor.first(token);
    return { status, body };
  };

  it('is answered alike, whether it is made up, damaged, too old, or over for a day', async () => {
    const nowhere = await bodyOf('x');
    expect(nowhere).toMatchObject({ status: 404, body: expect.stringMatching(/202-555-0100.*There is nothing to show here/) });
    expect(await bodyOf(`${lead.token.slice(0, -1)}${lead.token.endsWith('A') ? 'B' : 'A'}`)).toEqual(nowhere);
    expect(await bodyOf('a'.repeat(5000))).toEqual(nowhere);
    await floor.database.query(`update callback set state = 'done', ended_at = $2 where id = $1`, [lead.callbackId, start]);
    floor.clock.at = new Date(minutesAfterStart(day).getTime() - 1);
    expect((await bodyOf(lead.token)).status).toBe(200);
    floor.clock.at = minutesAfterStart(day);
    expect(await bodyOf(lead.token)).toEqual(nowhere);
    const other = await posts(floor, 48);
    floor.clock.at = new Date(other.validUntil.getTime() - 1);
    expect((await bodyOf(other.token)).status).toBe(200);
    floor.clock.at = other.validUntil;
    expect(await bodyOf(other.token)).toEqual(nowhere);
  });

  it('does nothing either', async () => {
    const step = await visitor.stepOf(lead.token, 'cancel');
    const forged = `${lead.token.slice(0, -2)}${lead.token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await visitor.send(forged, 'cancel', { step })).status).toBe(404);
    expect(await row(floor, 'callback', lead.callbackId)).toMatchObject({ state: 'scheduled' });
  });

  it('takes as long as one that was right once', async () => {
    await floor.database.query(`update callback set state = 'done', ended_at = $2 where id = $1`, [lead.callbackId, start]);
    floor.clock.at = minutesAfterStart(2 * day);
    const forged = `A${lead.token.slice(1)}` === lead.token ? `B${lead.token.slice(1)}` : `A${lead.token.slice(1)}`;
    const took: Record<string, number[]> = { [lead.token]: [], [forged]: [] };
    for (let n = 0; n < 60; n++)
      for (const token of [lead.token, forged]) {
        const from = performance.now();
        await visitor.first(token);
        took[token]!.push(performance.now() - from);
      }
    const [ended, made] = Object.values(took).map((all) => all.sort((a, b) => a - b)[10]!);
    expect(Math.max(ended! / made!, made! / ended!)).toBeLessThan(2);
  });

  it('is refused to who tries many; a right one is not, from the same address', async () => {
    for (let n = 0; n < 20; n++) expect((await visitor.first(`guess-${n}`)).status).toBe(404);
    const refused = await visitor.first('guess');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '60' } });
    expect(refused.body).toContain('202-555-0100');
    expect((await visitor.first(lead.token)).status).toBe(200);
  });
});
