import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdvanceImport } from '../../../src/modules/exchange/index.js';
import { KeepRefused } from '../../../src/modules/exchange/replay/refused/keep-refused.js';
import { RefusedSubmissionStore } from '../../../src/modules/exchange/replay/refused/refused-submission.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, hire, signIn, type SignedIn } from '../identity/identity-app.js';
import { SeededRows } from '../intake/seeded-rows.js';
import { openExchangeApp } from './exchange-app.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: NestFastifyApplication;
let admin: SignedIn;
let ana: SignedIn;
let source: { id: string; key: string };

beforeAll(async () => {
  database = await createDatabase();
  app = await openExchangeApp(database.url);
  admin = await signIn(app, administrator);
  const rows = new SeededRows(app.get(Database));
  await rows.site();
  ana = await hire(app, admin, 'Ana');
  source = (await ask(admin, 'POST', '/v1/admin/sources', { name: 'Website' })).json();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const ask = (by: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
const bring = (file: string | Buffer, query = '', headers: Record<string, string> = {}, by = admin) =>
  app.inject({
    method: 'POST',
    url: `/v1/imports?sourceId=${source.id}${query}`,
    headers: { ...by.headers, 'content-type': 'text/csv', ...headers },
    payload: file,
  });
const post = (payload: object) =>
  app.inject({ method: 'POST', url: '/v1/leads', headers: { authorization: `Bearer ${source.key}` }, payload });

describe('/v1/imports', () => {
  const evil = '=HYPERLINK(""http://x.example"")';
  const file = `phone,name,message\n+12025550121,"${evil}",@SUM(1)\n+12025550122,＝1,"<b>{{7*7}}</b>"\n911,-2+3,x\n`;

  it('takes a list, says what became of each row, and gives it back so that no spreadsheet runs it (B-024)', async () => {
    const received = await bring(file, '&fileName=%3Cscript%3E.csv&callbacks=review');
    expect({ status: received.statusCode, body: received.json() }).toMatchObject({
      status: 202,
      body: { state: 'checking', fileName: '<script>.csv', existing: false, columns: { phone: 'phone', name: 'name' } },
    });
    const { id } = received.json();
    for (let turn = 0; turn < 20; turn++) await app.get(AdvanceImport, { strict: false }).run(id);
    expect((await ask(admin, 'GET', `/v1/imports/${id}`)).json()).toMatchObject({
      state: 'done',
      counts: { imported: 2, refused: 1 },
    });
    expect((await ask(admin, 'GET', '/v1/imports?limit=1')).json()).toMatchObject({ items: [{ id }], next: null });
    const first = (await ask(admin, 'GET', `/v1/imports/${id}/rows?limit=2`)).json();
    expect(first).toMatchObject({ items: [{ row: 1, state: 'imported' }, { row: 2 }], next: '2' });
    const rest = (await ask(admin, 'GET', `/v1/imports/${id}/rows?limit=2&cursor=${first.next}`)).json();
    expect(rest).toMatchObject({ items: [{ row: 3, problems: [{ field: 'phone' }] }], next: null });
    expect((await ask(admin, 'GET', `/v1/imports/${id}/rows?state=refused`)).json().items).toHaveLength(1);

    const report = await ask(admin, 'GET', `/v1/imports/${id}/report`);
    expect(report.headers['content-disposition']).toBe('attachment; filename="import.csv"');
    const lines = report.body.split('\r\n');
    expect(lines[1]).toBe(`"1","imported","","","'+12025550121","'=HYPERLINK(""http://x.example"")","'@SUM(1)"`);
    expect(lines[2]).toContain(`"'＝1","<b>{{7*7}}</b>"`);
    expect(lines[3]).toContain(`"911","'-2+3"`);
  });

  it('takes a packed list, and a file once', async () => {
    const packed = gzipSync('phone\n2025550123');
    const [once, twice] = [await bring(packed, '', { 'content-encoding': 'gzip' }), await bring('phone\n2025550123')];
    expect([once.json().existing, twice.json().existing]).toEqual([false, true]);
    expect(twice.json().id).toBe(once.json().id);
  });

  it('B-016, B-019: is the only place that takes CSV, and no more than 10 MiB of it', async () => {
    for (const url of ['/v1/leads', '/v1/session', '/v1/admin/users']) {
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { ...admin.headers, 'content-type': 'text/csv' },
        payload: 'phone\n1',
      });
      expect({ url, status: answer.statusCode }).toEqual({ url, status: 415 });
    }
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'application/xml', 'text/plain'])
      expect((await bring('{}', '', { 'content-type': type })).statusCode).toBe(415);
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, 'a'));
    expect((await bring(bomb, '', { 'content-encoding': 'gzip' })).statusCode).toBe(413);
    expect((await bring('phone\n2025550124')).statusCode).toBe(202);
  });

  it('is for managers and administrators, and answers nonsense with what to do', async () => {
    expect((await bring('phone\n1', '', {}, ana)).statusCode).toBe(403);
    expect(
      (await app.inject({ method: 'POST', url: '/v1/imports', headers: { 'content-type': 'text/csv' }, payload: 'a' }))
        .statusCode,
    ).toBe(401);
    expect((await bring('name\nAna')).json()).toMatchObject({ status: 422, code: 'columns/no-phone' });
    expect((await bring('phone\n1', '&columns=%5B')).json().status).toBe(400);
    expect((await bring('phone\n1', '&columns=%7B%22phone%22%3A5%7D')).json()).toMatchObject({ code: 'columns/unreadable' });
    expect((await bring('phone\n1', '&perHour=0')).json()).toMatchObject({ status: 422, errors: [{ field: 'perHour' }] });
    expect((await ask(admin, 'GET', "/v1/imports?cursor='%20OR%201=1")).json()).toMatchObject({
      status: 422,
      code: 'cursor/unknown',
    });
    expect((await ask(admin, 'POST', `/v1/imports/${source.id}/explode`)).statusCode).toBe(404);
    expect((await ask(admin, 'POST', `/v1/imports/${source.id}/pause`)).json()).toMatchObject({ code: 'import/unknown' });
  });
});

describe('/v1/refused-submissions', () => {
  const settled = () => app.get(KeepRefused, { strict: false }).settled();
  const list = async () =>
    (await ask(admin, 'GET', '/v1/refused-submissions')).json().items as { id: string; fields: object[] }[];

  it('keeps what a known source sent and we refused, after the answer; not what a stranger sent, nor what was taken', async () => {
    expect((await post({ phone: '202-555-0131', colour: 'blue' })).statusCode).toBe(422);
    await app.inject({ method: 'POST', url: '/v1/leads', payload: { phone: '911' } });
    expect((await post({ phone: '202-555-0132', name: 'Cy' })).statusCode).toBe(201);
    await settled();
    const items = await list();
    expect(items).toMatchObject([{ code: 'input/invalid', fields: [{ field: 'colour', code: 'unknown-field' }], leadId: null }]);
    const still = (await ask(admin, 'POST', `/v1/refused-submissions/${items[0]!.id}/replay`, { reason: 'Try' })).json();
    expect(still).toMatchObject({ accepted: false, errors: [{ field: 'colour' }] });
    expect((await ask(ana, 'GET', '/v1/refused-submissions')).statusCode).toBe(403);
    expect((await ask(ana, 'POST', `/v1/refused-submissions/${items[0]!.id}/replay`, { reason: 'x' })).statusCode).toBe(403);
  });

  it('never keeps an answer waiting, nor fails one: what cannot be written is counted', async () => {
    const store = app.get(RefusedSubmissionStore, { strict: false });
    let write!: (kept: boolean) => void;
    const slow = new Promise<boolean>((resolve) => {
      write = resolve;
    });
    Object.assign(store, { keep: () => slow });
    const answers = await Promise.all(Array.from({ length: 105 }, (_, n) => post({ phone: '911', name: `n${n}` })));
    expect(answers.every(({ statusCode }) => statusCode === 422)).toBe(true);
    Object.assign(store, { keep: () => Promise.reject(new Error('the disk is full')) });
    write(true);
    await settled();
    delete (store as { keep?: unknown }).keep;
    const metrics = (await app.inject({ method: 'GET', url: '/metrics' })).body;
    expect(metrics).toMatch(/refused_submissions_dropped_total\{why="too-many-at-once"\} 4/);
    expect(metrics).toMatch(/refused_submissions_dropped_total\{why="not-written"\} 100/);
    expect((await post({ phone: '202-555-0133' })).statusCode).toBe(201);
  });
});

describe('/v1/leads/{id}/replay and /v1/people/{id}/record', () => {
  it('are for administrators with a reason; the record comes as JSON and as PDF', async () => {
    const lead = (await post({ phone: '202-555-0141', name: 'Nguyễn Thị Ánh 😀', message: '<script>' })).json();
    const url = `/v1/leads/${lead.id}/replay`;
    expect((await ask(ana, 'POST', url, { reason: 'x' })).statusCode).toBe(403);
    expect((await ask(admin, 'POST', url, {})).statusCode).toBe(422);
    expect((await ask(admin, 'POST', url, { reason: 'Check', dryRun: true })).json()).toMatchObject({ changes: [] });

    const [row] = await app.get(Database).query<{ person_id: string }>('select person_id from lead where id = $1', [lead.id]);
    const record = `/v1/people/${row!.person_id}/record`;
    expect((await ask(ana, 'GET', `${record}?reason=x`)).statusCode).toBe(403);
    expect((await ask(admin, 'GET', record)).json()).toMatchObject({
      status: 422,
      errors: [{ field: 'reason' }, { field: 'reason' }],
    });
    const json = await ask(admin, 'GET', `${record}?reason=They%20asked%0D%0AX-Evil%3A%201`);
    expect(json.headers).toMatchObject({
      'content-disposition': 'attachment; filename="person-record.json"',
      'cache-control': 'no-store',
    });
    expect(json.headers['x-evil']).toBeUndefined();
    expect(json.json()).toMatchObject({ export: { byName: expect.any(String), personId: row!.person_id } });
    const pdf = await ask(admin, 'GET', `${record}?reason=They%20asked&format=pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await app.inject({ method: 'GET', url: '/metrics' })).body).toMatch(
      /person_records_exported_total\{format="pdf"\} 1/,
    );
  });
});
