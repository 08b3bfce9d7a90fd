import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** The program that attacks, from the package of this system when it is not here yet. */
export function openTool(name) {
  const isHere = () => spawnSync('which', [name]).status === 0;
  if (isHere()) return;
  console.error(`[attack] Installing ${name} (apt-get install ${name}) ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]])
    spawnSync('apt-get', ['-qq', ...args], { env });
  if (!isHere()) throw new Error(`${name} is needed: install it (Debian: sudo apt-get install ${name})`);
}

/** Runs it to its end: { code, output }. */
export function runTool(name, args, { cwd } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: stripVTControlCharacters(output) }));
  });
}

/** Prints what was tried; ends with 1 when something was found. */
export function conclude(tried, found) {
  console.log(`${tried}; found: ${found.length === 0 ? 'nothing' : ''}`);
  for (const one of found) console.log(`  ${one}`);
  if (found.length > 0) process.exitCode = 1;
}
