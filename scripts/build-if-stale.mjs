import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConsole, isConsoleFresh } from './build-console.mjs';
import { bundlePrograms } from './bundle-programs.mjs';
import { fingerprintOf } from './fingerprint.mjs';
import { withLock } from './processes/lock.mjs';
import { runNode } from './processes/run-node.mjs';
import { projectRoot } from './project-root.mjs';

const SOURCES = [
  'src',
  'migrations',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'scripts/bundle-programs.mjs',
];
const output = path.join(projectRoot, 'dist');
const stampFile = path.join(output, '.build-stamp');
const cache = path.join(projectRoot, 'node_modules', '.cache');

function isFresh() {
  try {
    return fs.readFileSync(stampFile, 'utf8') === fingerprintOf(SOURCES);
  } catch {
    return false;
  }
}

/** The compiler writes to a folder of its own, by a configuration of its own: a running server keeps its files until the swap. */
async function compileInto(workspace) {
  fs.rmSync(workspace, { recursive: true, force: true });
  fs.mkdirSync(workspace, { recursive: true });
  const configuration = path.join(workspace, 'tsconfig.json');
  const compilerOptions = { rootDir: projectRoot, outDir: path.join(workspace, 'dist') };
  fs.writeFileSync(configuration, JSON.stringify({ extends: path.join(projectRoot, 'tsconfig.build.json'), compilerOptions }));
  const { code, output: text } = await runNode(
    ['node_modules/@nestjs/cli/bin/nest.js', 'build', '-p', path.relative(projectRoot, configuration)],
    { capture: true },
  );
  if (code !== 0) throw new Error(`The build failed:\n${text.trim()}`);
  return compilerOptions.outDir;
}

function swapIn(built, workspace) {
  if (fs.existsSync(output)) fs.renameSync(output, path.join(workspace, 'previous'));
  fs.renameSync(built, output);
}

async function build() {
  if (isFresh()) return;
  console.error('[build] Compiling ...');
  const startedAt = Date.now();
  const stamp = fingerprintOf(SOURCES); // taken first: what is edited during the build is built next time
  const workspace = path.join(cache, 'ringback-build');
  try {
    const built = await compileInto(workspace);
    await bundlePrograms(built);
    fs.writeFileSync(path.join(built, '.build-stamp'), stamp);
    swapIn(built, workspace);
  } finally {
    fs.rmSync(workspace, { recursive: true, force: true });
  }
  console.error(`[build] Compiled in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Makes dist/ and web/dist/ from the sources unless they already are. Two at once: the second waits, then finds it done. */
export async function buildIfStale() {
  if (isFresh() && isConsoleFresh()) return;
  fs.mkdirSync(cache, { recursive: true });
  const work = () => Promise.all([build(), buildConsole()]);
  await withLock(path.join(cache, 'ringback-build-lock'), work, ({ pid }) =>
    console.error(`[build] Waiting for the build that process ${pid} runs ...`),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildIfStale();
  } catch (error) {
    console.error(`[build] ${error.message}`);
    process.exit(1);
  }
}
