/**
 * Throws, naming every setting that is wrong, before anything is started. The rules are the application's own (built before this is
 * called); only the database is not known yet when the embedded one is to be used.
 */
export async function checkSettings(env = process.env) {
  const { readSettings } = await import('../../dist/src/platform/config/read-settings.js');
  readSettings({ ...env, DATABASE_URL: env.DATABASE_URL || 'postgres://embedded' });
}
