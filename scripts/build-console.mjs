import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { fingerprintOf } from './fingerprint.mjs';
import { runNode } from './processes/run-node.mjs';
import { projectRoot } from './project-root.mjs';

// Of src/contracts the console takes types only: what they say changes nothing in its files.
const SOURCES = [
  'web/src',
  'web/index.html',
  'web/vite.config.ts',
  'web/tsconfig.json',
  'package-lock.json',
  'scripts/build-console.mjs',
];
const output = path.join(projectRoot, 'web', 'dist');
const stampFile = path.join(output, '.build-stamp');
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

export function isConsoleFresh() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === fingerprintOf(SOURCES);
  } catch {
    return false;
  }
}

/** Packed once here, as small as it gets, instead of for each browser. */
async function pack(folder) {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    if (!/\.(html|js|css|svg)$/.test(name)) continue;
    const file = path.join(parentPath, name);
    const text = fs.readFileSync(file);
    fs.writeFileSync(`${file}.br`, await brotli(text));
    fs.writeFileSync(`${file}.gz`, await gzip(text, { level: 9 }));
  }
}

/** Makes web/dist/ unless it already is; built beside it and swapped in, so that nobody is served half of it. */
export async function buildConsole() {
  if (isConsoleFresh()) return;
  const startedAt = Date.now();
  const stamp = fingerprintOf(SOURCES);
  const workspace = path.join(projectRoot, 'node_modules', '.cache', 'ringback-console-build');
  const args = [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'web/vite.config.ts',
    '--outDir',
    workspace,
    '--logLevel',
    'warn',
  ];
  try {
    const { code, output: text } = await runNode(args, { capture: true });
    if (code !== 0) throw new Error(`The build of the console failed:\n${text.trim()}`);
    await pack(workspace);
    fs.writeFileSync(path.join(workspace, '.build-stamp'), stamp);
    fs.rmSync(output, { recursive: true, force: true });
    fs.renameSync(workspace, output);
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
  console.error(`[build] Built the console in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
