// A program of Debian or Ubuntu without installing it: any user may download the packages and unpack them into a folder. Nothing of
// the system changes, and no service starts.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withLock } from '../processes/lock.mjs';
import { projectRoot } from '../project-root.mjs';

function cacheFolder(name) {
  const inProject = path.join(projectRoot, 'node_modules', '.cache');
  try {
    fs.mkdirSync(inProject, { recursive: true });
    fs.accessSync(inProject, fs.constants.W_OK);
    return path.join(inProject, `ringback-${name}`);
  } catch {
    return path.join(os.tmpdir(), `ringback-${name}-${process.getuid?.() ?? 'user'}`);
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
function download(folder, debianPackage, beside) {
  for (const name of ['lists/partial', 'cache/archives/partial']) fs.mkdirSync(path.join(folder, name), { recursive: true });
  const ours = ['-qq', '-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/cache`];
  const unlocked = ['-o', 'APT::Sandbox::User=', '-o', 'Debug::NoLocking=1'];
  const aptGet = (...args) => run('apt-get', [...ours, ...unlocked, ...args], folder);
  aptGet('update');
  const missing = aptGet('--print-uris', '--no-install-recommends', 'install', debianPackage);
  const names = missing
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ')[1].split('_')[0]);
  aptGet('download', ...new Set([debianPackage, ...beside, ...names]));
  return fs.readdirSync(folder).filter((name) => name.endsWith('.deb'));
}

function unpack(folder, debianPackage, beside) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const file of download(folder, debianPackage, beside)) {
    run('dpkg', ['-x', file, 'root'], folder);
    fs.rmSync(path.join(folder, file));
  }
  for (const name of ['lists', 'cache']) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Where the unpacked binary and its libraries are, or undefined while they are not. */
function unpacked(folder, program) {
  if (fs.existsSync(folder) && process.getuid && fs.lstatSync(folder).uid !== process.getuid()) return undefined; // somebody's trap
  const file = path.join(folder, 'root', program);
  const libraries = path.join(folder, 'root', 'usr', 'lib');
  if (!fs.existsSync(file)) return undefined;
  const folders = fs
    .readdirSync(libraries)
    .filter((name) => name.includes('-linux-gnu'))
    .map((name) => path.join(libraries, name));
  const env = { LD_LIBRARY_PATH: folders.join(':') };
  return spawnSync(file, ['--version'], { env: { ...process.env, ...env } }).status === 0 ? { file, env } : undefined;
}

/**
 * Resolves to { file, env } of a program that runs, or to undefined where apt-get cannot bring one. Kept for the next time. `program` is
 * its path in the package, such as "usr/bin/redis-server"; `beside` are
 * packages whose files the program looks for beside itself, so that it does not find those of the system.
 */
export async function unpackDebianPackage(debianPackage, program, beside = []) {
  if (spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  const folder = cacheFolder(debianPackage.split('-')[0]);
  return withLock(`${folder}.lock`, () => {
    const present = unpacked(folder, program);
    if (present) return present;
    console.error(`[stores] No ${debianPackage} here: unpacking the system's package into a cache folder (apt-get download) ...`);
    try {
      unpack(folder, debianPackage, beside);
      return unpacked(folder, program);
    } catch (error) {
      console.error(`[stores] ${error.message}`);
      return undefined;
    }
  });
}
