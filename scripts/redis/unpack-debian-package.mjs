// Debian's and Ubuntu's redis-server without installing it: any user may download the packages and unpack them into a folder.
// Nothing of the system changes, and no service takes Redis's usual port.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from '../processes/lock.mjs';
import { projectRoot } from '../project-root.mjs';

function cacheFolder() {
  const inProject = path.join(projectRoot, 'node_modules', '.cache');
  try {
    fs.mkdirSync(inProject, { recursive: true });
    fs.accessSync(inProject, fs.constants.W_OK);
    return path.join(inProject, 'ringback-redis');
  } catch {
    return path.join(os.tmpdir(), `ringback-redis-${process.getuid?.() ?? 'user'}`);
  }
}

function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) throw new Error(`${program} ${args.at(-1)}: ${error?.message ?? stderr.trim()}`);
  return stdout;
}

/** The package lists and the download go to folders of our own, so that no lock of the system's is needed. */
function download(folder) {
  for (const name of ['lists/partial', 'cache/archives/partial']) fs.mkdirSync(path.join(folder, name), { recursive: true });
  const ours = ['-qq', '-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`];
  const unlocked = ['-o', 'APT::Sandbox::User=', '-o', 'Debug::NoLocking=1'];
  const aptGet = (...args) => run('apt-get', [...ours, ...unlocked, ...args], folder);
  aptGet('update');
  const missing = aptGet('--print-uris', '--no-install-recommends', 'install', 'redis-server');
  const names = missing
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ')[1].split('_')[0]);
  aptGet('download', ...names);
  return fs.readdirSync(folder).filter((name) => name.endsWith('.deb'));
}

function unpack(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const file of download(folder)) run('dpkg', ['-x', file, 'root'], folder);
  for (const name of ['lists', 'cache']) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Where the unpacked binary and its libraries are, or undefined while they are not. */
function unpacked(folder) {
  if (fs.existsSync(folder) && process.getuid && fs.lstatSync(folder).uid !== process.getuid()) return undefined; // somebody's trap
  const file = path.join(folder, 'root', 'usr', 'bin', 'redis-server');
  const libraries = path.join(folder, 'root', 'usr', 'lib');
  if (!fs.existsSync(file)) return undefined;
  const folders = fs
    .readdirSync(libraries)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => path.join(libraries, name));
  const env = { LD_LIBRARY_PATH: folders.join(':') };
  return spawnSync(file, ['--version'], { env }).status === 0 ? { file, env } : undefined;
}

/** Resolves to { file, env } of a redis-server that runs, or to undefined where apt-get cannot bring one. Kept for the next time. */
export async function unpackDebianRedis() {
  if (spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const folder = cacheFolder();
  return withLock(`${folder}.lock`, () => {
    const present = unpacked(folder);
    if (present) return present;
    console.error(
      "[redis] No Redis here: unpacking the system's redis-server package into a cache folder (apt-get download) ...",
    );
    try {
      unpack(folder);
      return unpacked(folder);
    } catch (error) {
      console.error(`[redis] ${error.message}`);
      return undefined;
    }
  });
}
