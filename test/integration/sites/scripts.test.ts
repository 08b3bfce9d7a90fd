import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defaultLines, lineKeys } from '../../../src/core/scripts/default-lines.js';
import { ScriptDirectory } from '../../../src/modules/sites/index.js';
import { Database } from '../../../src/platform/database/database.js';
import { openSitesApp, type SitesApp } from './sites-app.js';

let sites: SitesApp;
let directory: ScriptDirectory;
beforeAll(async () => {
  sites = await openSitesApp();
  directory = sites.app.get(ScriptDirectory, { strict: false });
});
afterAll(() => sites.close());

const nobody = '0190a0b0-0000-7000-8000-000000000000';
const write = (key: string, language: string, text: string, siteId = sites.siteId) =>
  sites.send('PUT', `sites/${siteId}/scripts/${key}`, { language, text });

describe('the scripts of a site', () => {
  it('are the program’s own words at first, every line in both languages', async () => {
    const { status, body } = await sites.send('GET', `sites/${sites.siteId}/scripts`);
    expect(status).toBe(200);
    expect(body.lines).toHaveLength(lineKeys.length * 2);
    expect(body.lines).toContainEqual({
      key: 'waiting.estimate',
      language: 'es',
      version: 0,
      text: defaultLines['waiting.estimate'].es,
      isDefault: true,
      placeholders: ['minutes'],
    });
  });

  it('take a new version for one line and language; the older one stays on record', async () => {
    await write('waiting.next', 'en', 'You are first in line.');
    const { status, body } = await write('waiting.next', 'en', '  It is your turn next. ');
    const written = { key: 'waiting.next', version: 2, language: 'en', text: 'It is your turn next.' };
    expect({ status, body }).toEqual({ status: 200, body: { ...written, isDefault: false, placeholders: [] } });
    expect(await directory.line(sites.siteId, 'en', 'waiting.next')).toEqual(written);
    expect(await directory.line(sites.siteId, 'es', 'waiting.next')).toMatchObject({ version: 0 });
    expect(await directory.line(nobody, 'en', 'waiting.next')).toMatchObject({ version: 0 });
    const rows = await sites.app.get(Database).query('select version, text, created_by from script_version order by version');
    expect(rows).toEqual([
      { version: 1, text: 'You are first in line.', created_by: sites.adminId },
      { version: 2, text: 'It is your turn next.', created_by: sites.adminId },
    ]);
    expect((await sites.audit(sites.siteId)).slice(1)).toEqual(
      [1, 2].map((version) => ({
        action: 'script.written',
        user_id: sites.adminId,
        detail: { key: 'waiting.next', language: 'en', version },
      })),
    );
  });

  it('are numbered without gaps or twins when two administrators write at once', async () => {
    const written = await Promise.all(['One.', 'Two.', 'Three.'].map((text) => write('message.thanks', 'en', text)));
    expect(written.map(({ status }) => status)).toEqual([200, 200, 200]);
    const own = `select version from script_version where line_key = 'message.thanks' order by version`;
    expect(await sites.app.get(Database).query(own)).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  });

  it.each([
    ['waiting.next', 'Our rehab will call you.', 'script/revealing', /"rehab"/],
    ['waiting.next', ' ', 'script/empty', /one word/],
    ['waiting.next', 'x'.repeat(400), 'script/too-long', /320/],
    ['waiting.estimate', 'It may take {hours} hours.', 'script/placeholder', /\{minutes\} is missing.*\{hours\} is not known/],
    ['greeting.emergency', 'Hello.', 'script/must-say', /911/],
  ])('refuse for %s: %s', async (key, text, code, message) => {
    const { status, body } = await write(key, 'en', text);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'script/text' });
    expect(body.errors).toContainEqual({ field: 'text', code, message: expect.stringMatching(message) });
    expect(await directory.line(sites.siteId, 'en', 'waiting.estimate', { minutes: 5 })).toMatchObject({ version: 0 });
  });

  it('know their own keys, languages and sites only', async () => {
    expect(await write('waiting.nonsense', 'en', 'Hello.')).toMatchObject({ status: 404, body: { code: 'script/unknown-line' } });
    expect(await write('waiting.next', 'fr', 'Bonjour.')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'language' }] },
    });
    expect(await write('waiting.next', 'en', 'Hello.', nobody)).toMatchObject({ status: 404, body: { code: 'site/unknown' } });
    expect((await sites.send('GET', `sites/${nobody}/scripts`)).status).toBe(404);
  });
});

describe('the script directory', () => {
  it('fills the places, and refuses what does not fit', async () => {
    const line = await directory.line(sites.siteId, 'en', 'waiting.position', { position: 3 });
    expect(line.text).toContain('number 3 in line');
    await expect(directory.line(sites.siteId, 'en', 'waiting.position')).rejects.toThrow('no value for position');
    const revealing = { name: 'Ana of the Detox Center', number: '1' };
    await expect(directory.line(sites.siteId, 'en', 'voicemail.neutral', revealing)).rejects.toThrow('what kind of help');
  });

  it('answers several lines in their order', async () => {
    const lines = await directory.lines(sites.siteId, 'es', ['crisis.stay', 'crisis.offer-988']);
    expect(lines.map(({ key, language }) => `${key} ${language}`)).toEqual(['crisis.stay es', 'crisis.offer-988 es']);
  });

  it('falls back to the program’s words where an older release accepted what this one would not', async () => {
    const old = `insert into script_version (site_id, line_key, language, version, text, created_at) values ($1, $2, 'en', 1, $3, now())`;
    const database = sites.app.get(Database);
    await database.query(old, [sites.siteId, 'waiting.first', 'Our therapist is coming.']);
    await database.query(old, [sites.siteId, 'a.line.of.yesterday', 'Hello.']);
    directory.forget();
    expect(await directory.line(sites.siteId, 'en', 'waiting.first')).toMatchObject({ version: 0 });
  });
});
