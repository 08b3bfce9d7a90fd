// What somebody saw when they said yes, and how that is shown later (B-030 to B-032, L-102, L-310).
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CreateLeadDto } from '../../../src/contracts/lead.dto.js';
import { LeadBatcher } from '../../../src/modules/leads/lead-batcher.js';
import { DraftLead } from '../../../src/modules/leads/read/draft-lead.js';
import { ExportEvidence } from '../../../src/modules/disclosures/evidence/export-evidence.js';
import { ConsentTexts } from '../../../src/modules/sites/index.js';
import { PublishText } from '../../../src/modules/sites/consent-texts/publish-text.js';
import { RetireText } from '../../../src/modules/sites/consent-texts/retire-text.js';
import type { StaffPrincipal } from '../../../src/platform/auth/principal.js';
import { DocumentSigner, verifyDocument } from '../../../src/platform/crypto/signed-document.js';
import { asOwner } from '../../support/as-owner.js';
import { emptyTables } from '../../support/empty-tables.js';
import { number } from '../calls/floor-steps.js';
import { openFloor, type Floor } from '../calls/opened-floor.js';

const sourceId = '0198a000-0000-7000-8000-000000000002';
const calls = 'Yes, call me at the number above. I may say stop at any time.';
const sha256 = createHash('sha256').update(calls).digest('hex');
let floor: Floor;
let admin: StaffPrincipal;
const from = { channel: 'form', ipHash: 'test:0a', userAgent: 'A browser' } as const;

beforeAll(async () => {
  floor = await openFloor();
  await floor.rows.insert('source', { id: sourceId, site_id: floor.rows.siteId, name: 'Website', key_hash: Buffer.from('y') });
});
afterAll(() => floor.close());
beforeEach(async () => {
  await floor.reset();
  await emptyTables(floor.database, 'consent_text');
  floor.use(ConsentTexts).forget();
  admin = await floor.rows.staff('Alex', 'admin');
});

const publish = (change: object = {}) =>
  floor
    .use(PublishText)
    .run(floor.rows.siteId, { version: '2026-11', kind: 'call_live', language: 'en', body: calls, ...change }, admin.userId);
const retire = (id: string) => floor.use(RetireText).run(floor.rows.siteId, id, 'Counsel wants other words', admin.userId);
async function post(consent: CreateLeadDto['consent'], message?: string) {
  const body = { phone: number(47), name: 'Maria', ...(message === undefined ? {} : { message }), consent };
  const source = { kind: 'source', sourceId, siteId: floor.rows.siteId, rules: firstRules.website } as const;
  const draft = await floor.use(DraftLead).run({ source, body, rawBody: JSON.stringify(body), idempotencyKey: null, from });
  return floor.use(LeadBatcher).write(draft);
}
const ledger = () => floor.database.query<Record<string, unknown>>('select * from consent_event order by kind');
const leads = async () => (await floor.database.query('select from lead')).length;

describe('B-030 nothing was ticked', () => {
  it('the lead is taken, and nothing is consent, whatever version the page names', async () => {
    await publish();
    await post({ call: false, sms: false, textVersion: 'of long ago' });
    expect([await leads(), await ledger()]).toEqual([1, []]);
  });
});

describe('a consent with its evidence', () => {
  it('is kept with the words, their hash and language, the page without its query, the boxes, and who sent it', async () => {
    await publish();
    await post({
      call: true,
      sms: false,
      textVersion: '2026-11',
      textSha256: sha256,
      page: 'https://help.example.org/start?drug=x#form',
      shownAt: '2026-11-23T14:58:00Z',
      givenAt: '2026-11-23T14:59:00Z',
    });
    expect(await ledger()).toEqual([
      expect.objectContaining({
        kind: 'call_live',
        action: 'grant',
        subject_role: 'patient',
        channel: 'form',
        text_version: '2026-11',
        text_sha256: sha256,
        language: 'en',
        captured_by: `source:${sourceId}`,
        ip_hash: 'test:0a',
        user_agent: 'A browser',
        effective_at: floor.clock.at,
        evidence: expect.objectContaining({
          page: 'https://help.example.org/start',
          shownAt: '2026-11-23T14:58:00Z',
          givenAt: '2026-11-23T14:59:00.000Z',
          boxes: { call: true, sms: false },
        }),
      }),
    ]);
  });

  it('a site that has published nothing takes the versions of its pages as before', async () => {
    await post({ call: true, textVersion: 'theirs' });
    expect(await ledger()).toMatchObject([{ text_version: 'theirs', text_sha256: null }]);
  });
});

describe('B-031 the text was retired while the form was open', () => {
  it('is answered with the text of now, and nothing is kept; with it, the same form goes through', async () => {
    const old = await publish({ version: 'old', body: 'Old words.' });
    await retire(old);
    await publish();
    const refused = await post({ call: true, textVersion: 'old' }, 'I want to die').catch((error: unknown) => error);
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'consent/text-changed',
      message: expect.stringMatching('Nothing you typed is lost'),
      options: {
        extra: {
          hotline: number(0),
          safety: expect.arrayContaining([expect.objectContaining({ number: '988' })]),
          consentTexts: [{ version: '2026-11', kind: 'call_live', language: 'en', body: calls, sha256 }],
        },
      },
    });
    expect([await leads(), await ledger()]).toEqual([0, []]);
    await post({ call: true, textVersion: '2026-11' });
    expect(await leads()).toBe(1);
  });
});

describe('B-032 a text that nobody published', () => {
  it.each([
    ['an unknown version', { textVersion: 'unknown' }],
    ['the hash of other words', { textVersion: '2026-11', textSha256: 'a'.repeat(64) }],
    ['words that spoke of calls only, for texts', { textVersion: '2026-11', sms: true }],
  ])('%s is refused: no lead with an invented consent', async (_, change) => {
    await publish();
    await expect(post({ call: true, ...change })).rejects.toMatchObject({ kind: 'invalid', code: 'consent/text-unknown' });
    expect([await leads(), await ledger()]).toEqual([0, []]);
  });
});

describe('publishing', () => {
  it('never changes what somebody agreed to', async () => {
    await publish();
    await expect(publish({ body: 'Other words.' })).rejects.toMatchObject({ code: 'consent-text/version-taken' });
    await expect(publish({ version: '2026-12' })).rejects.toMatchObject({ code: 'consent-text/words-published' });
    await expect(asOwner(floor.database, `update consent_text set body = 'x'`)).rejects.toThrow('never changed');
    await expect(asOwner(floor.database, 'delete from consent_text')).rejects.toThrow('never changed');
  });

  it('L-102 refuses a Part 2 consent that lacks an element, and names it', async () => {
    await expect(publish({ kind: 'part2_named', body: 'I agree.', elements: { purpose: 'I agree.' } })).rejects.toMatchObject({
      code: 'consent-text/incomplete',
      options: { errors: expect.arrayContaining([expect.objectContaining({ field: 'elements.expiry' })]) },
    });
  });

  it('a retired text stays to be read, and cannot be retired twice', async () => {
    const id = await publish();
    await retire(id);
    expect(await floor.use(ConsentTexts).of(floor.rows.siteId)).toMatchObject([{ id, body: calls, retiredAt: floor.clock.at }]);
    expect(await floor.use(ConsentTexts).current(floor.rows.siteId, 'call_live', 'en')).toBeNull();
    await expect(retire(id)).rejects.toMatchObject({ code: 'consent-text/not-in-use' });
  });
});

describe('L-310 the evidence of a consent', () => {
  let file: string;
  beforeEach(async () => {
    await publish();
    await post({ call: true, textVersion: '2026-11', page: 'https://help.example.org/start' });
    const [event] = await ledger();
    file = await floor.use(ExportEvidence).run(event!['id'] as string, admin);
  });
  const keys = () =>
    floor
      .use(DocumentSigner)
      .published()
      .map(({ publicKey }) => publicKey);

  it('holds everything that shows it, and is on record', async () => {
    expect(verifyDocument(file, keys())).toMatchObject({
      kind: 'genuine',
      document: {
        consent: { kind: 'call_live', action: 'grant', textSha256: sha256 },
        textAsShown: { version: '2026-11', language: 'en', sha256, body: calls },
        numberTyped: number(47),
        page: 'https://help.example.org/start',
        boxes: { call: true, sms: false },
        sentBy: { ipHash: 'test:0a', userAgent: 'A browser' },
        ledger: [{ kind: 'call_live', action: 'grant' }],
      },
    });
    const exported = `select user_id from audit_entry where action = 'consent.evidence-exported' order by at desc limit 1`;
    expect(await floor.database.query(exported)).toEqual([{ user_id: admin.userId }]);
  });

  it('is checked offline, by a program that knows nothing of us; a changed word is found', () => {
    const place = mkdtempSync(join(tmpdir(), 'ringback-evidence-'));
    const [good, bad, key] = ['good.json', 'bad.json', 'key.pem'].map((name) => join(place, name)) as [string, string, string];
    writeFileSync(good, file);
    writeFileSync(bad, file.replace('stop at any time', 'stop at no time'));
    writeFileSync(key, keys()[0]!);
    const verify = (path: string) =>
      execFileSync(process.execPath, ['dist/src/verify-evidence.js', path, key], { encoding: 'utf8', env: {} });
    expect(verify(good)).toMatch(/^Genuine/);
    expect(() => verify(bad)).toThrow();
    rmSync(place, { recursive: true });
  });
});
