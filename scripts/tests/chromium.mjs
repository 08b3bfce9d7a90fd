// A browser for the tests of pages: one that is here, else the system's package, installed by root or unpacked by anybody else.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { unpackDebianPackage } from '../debian/unpack-debian-package.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BY_HAND =
  'install chromium (Debian: sudo apt-get install chromium; others: any Chrome or Chromium) or set CHROMIUM_PATH to its program';

/** Ubuntu's chromium-browser is a stub that only names a snap: what cannot say its version is no browser. */
function runs(file) {
  return spawnSync(file, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0;
}

function onPath() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'].filter(Boolean);
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...new Set(files)].find((file) => fs.existsSync(file) && runs(file));
}

function installAsRoot() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.error('[browser] No Chromium here: installing the package of this system (apt-get install chromium) ...');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
    if (status === 0) continue;
    console.error(`[browser] apt-get ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
    return undefined;
  }
  return onPath();
}

/** The unpacked program finds its libraries by a variable, which a script beside it sets: whoever starts it knows a path only. */
async function unpackAsAnybody() {
  const found = await unpackDebianPackage('chromium', 'usr/lib/chromium/chromium', ['chromium-common']);
  if (!found) return undefined;
  const script = path.join(path.dirname(found.file), 'start');
  const fonts = path.resolve(path.dirname(found.file), '../../../etc/fonts');
  const variables = { ...found.env, ...(fs.existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: fonts }) };
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
  fs.writeFileSync(script, `#!/bin/sh\n${exports.join('')}exec '${found.file}' "$@"\n`, { mode: 0o755 });
  return script;
}

/**
 * The path of a Chromium: CHROMIUM_PATH, else one of this machine. Where it is `required` and there is none, one is installed or
 * unpacked, which takes a minute the first time; throws with the command to run when nothing helps.
 */
export async function openChromium({ required }) {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (runs(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, which does not start: ${BY_HAND}`);
  }
  const found = onPath();
  if (found || !required) return found;
  const brought = installAsRoot() ?? (await unpackAsAnybody());
  if (!brought) throw new Error(`The tests of pages need a browser and none could be found or brought: ${BY_HAND}`);
  console.error(`[browser] Chromium is ${brought}`);
  return brought;
}
