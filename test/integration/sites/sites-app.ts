import { Database } from '../../../src/platform/database/database.js';
import { createDatabase } from '../../support/database.js';
import { administrator, openIdentityApp, signIn } from '../identity/identity-app.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type SitesApp = Awaited<ReturnType<typeof openSitesApp>>;

/** An application with one site, its administrator, and their way to the API. */
export async function openSitesApp() {
  const database = await createDatabase();
  const app = await openIdentityApp(database.url);
  const admin = await signIn(app, administrator);

  async function send(method: Method, path: string, payload?: object) {
    const answer = await app.inject({ method, url: `/v1/admin/${path}`, headers: admin.headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
  }
  const site = { name: 'Palm Lake', timeZone: 'America/New_York', phoneNumber: '+12025550147', hours: { always: true } };
  const made = await send('POST', 'sites', site);
  return {
    app,
    siteId: made.body.id as string,
    adminId: admin.userId,
    send,
    audit: (subjectId: string) =>
      app.get(Database).query('select action, user_id, detail from audit_entry where subject_id = $1 order by at', [subjectId]),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
