import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { openConsoleApp } from '../board/console-app.js';
import { administrator, signIn } from '../identity/identity-app.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
export type LeadsApp = Awaited<ReturnType<typeof openLeadsApp>>;

export const hotline = '+12025550100';

/** An application with one site, its administrator, and the way of a source to it. */
export async function openLeadsApp() {
  const database = await createDatabase();
  const app = await openConsoleApp(database.url);
  const admin = await signIn(app, administrator);

  async function send(method: Method, path: string, payload?: object) {
    const answer = await app.inject({ method, url: `/v1/admin/${path}`, headers: admin.headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  }
  async function source(name: string, kind: 'website' | 'partner' = 'website', rules?: object) {
    const { body } = await send('POST', 'sources', { name, kind });
    if (rules) await send('PATCH', `sources/${body.id}`, rules);
    return body as { id: string; key: string };
  }
  /** Posts a lead. */
  async function post(key: string, payload: object, headers: Record<string, string> = {}) {
    const answer = await app.inject({
      method: 'POST',
      url: '/v1/leads',
      headers: { authorization: `Bearer ${key}`, ...headers },
      payload,
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }
  await send('POST', 'sites', { name: 'Palm Lake', timeZone: 'America/New_York', phoneNumber: hotline, hours: { always: true } });
  const query = <R = Record<string, unknown>>(text: string, values: unknown[] = []) => app.get(Database).query<R>(text, values);
  return {
    app,
    headers: admin.headers,
    send,
    source,
    post,
    query,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
