import { spawnSync } from 'node:child_process';
import { createDatabase } from '../../support/database.js';

/** Benches are run by hand and seldom: what they open must not break in between. */
it('the compiled modules open as the benches open them, and read their database', async () => {
  const database = await createDatabase();
  try {
    const script = `
      const { openModules } = await import('./bench/support/lanes/open-modules.mjs');
      const opened = await openModules(process.env.DATABASE_URL);
      console.log(JSON.stringify({ routes: await opened.database.query('select id from route'), events: Object.keys(opened.events).length > 0 }));
      await opened.close();`;
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{"routes":[],"events":true}\n', stderr: '' });
  } finally {
    await database.drop();
  }
});
