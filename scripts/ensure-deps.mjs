// Plain Node, no package: installs node_modules when it is missing or was made from another lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './processes/lock.mjs';
import { projectRoot } from './project-root.mjs';

const OLDEST_NODE = [20, 19]; // the first that can require() the ES modules some packages are
const INSTALL = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
const stampFile = path.join(projectRoot, 'node_modules', '.deps-stamp');

function nodeIsTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
}

/** Same lock file, same binary interface, same platform: the same node_modules. */
function wantedStamp() {
  const lockFile = fs.readFileSync(path.join(projectRoot, 'package-lock.json'));
  return createHash('sha256')
    .update(lockFile)
    .update(`${process.versions.modules} ${process.platform} ${process.arch}`)
    .digest('hex');
}

function isInstalled() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === wantedStamp();
  } catch {
    return false;
  }
}

/** NODE_ENV=production would leave the build tools out; a service account may have no home to keep npm's cache in. */
function installEnvironment() {
  const { NODE_OPTIONS: _dropped, ...inherited } = process.env;
  const env = { ...inherited, NODE_ENV: 'development' };
  if (env.npm_config_cache && isWritable(env.npm_config_cache)) return env;
  if (!isWritable(os.homedir())) env.npm_config_cache = path.join(os.tmpdir(), `npm-cache-${process.getuid?.() ?? 'user'}`);
  return env;
}

function isWritable(directory) {
  try {
    fs.accessSync(directory, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Under `npm start` the npm that runs is the one to use; otherwise whichever is on the PATH. */
function runNpm(args, env) {
  const cli = process.env.npm_execpath;
  const options = { cwd: projectRoot, stdio: ['ignore', process.stderr.fd, 'inherit'], env };
  if (cli && /npm-cli\.c?js$/.test(cli)) return spawnSync(process.execPath, [cli, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function install() {
  if (isInstalled()) return;
  console.error('[deps] Installing packages (npm ci), about half a minute ...');
  const startedAt = Date.now();
  const { status, error } = runNpm(INSTALL, installEnvironment());
  if (status !== 0)
    throw new Error(`npm ci failed (${error ? error.message : `exit code ${status}`}): see above, then run the command again`);
  fs.writeFileSync(stampFile, wantedStamp());
  console.error(`[deps] Installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Quiet when there is nothing to do. One installer at a time: a second one waits and then finds the work done. */
export async function ensureDeps() {
  if (nodeIsTooOld()) {
    throw new Error(
      `Node ${process.versions.node} is too old: Ringback needs ${OLDEST_NODE.join('.')} or newer. Install it, then run the command again`,
    );
  }
  if (isInstalled()) return;
  await withLock(path.join(projectRoot, '.deps-lock'), install, ({ pid }) =>
    console.error(`[deps] Waiting for the installation that process ${pid} runs ...`),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureDeps();
  } catch (error) {
    console.error(`[deps] ${error.message}`);
    process.exit(1);
  }
}
