import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { waitFor } from './wait-for.js';

export const projectRoot = join(import.meta.dirname, '..', '..');
const stopWithinMs = 10_000;

/** A process of ours, started from dist/ by a test. */
export interface Program {
  readonly name: string;
  readonly pid: number;
  /** Whether it still runs. */
  readonly alive: () => boolean;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Sends the signal and waits for the end; resolves to the exit code, null when the signal ended it. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Nothing of the developer's own settings: only what a program needs to find its way around the machine. */
function environment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, ...additions };
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join('');
}

/**
 * Runs `node dist/<entry>` with exactly `env` and waits until `isReady` (asked with what it reported over its channel) says so.
 * Rejects with its output when it ends before.
 */
export async function startProgram(
  name: string,
  entry: string,
  env: Readonly<Record<string, string>>,
  isReady: (reported: boolean) => boolean | Promise<boolean>,
): Promise<Program> {
  const child = spawn(process.execPath, ['--enable-source-maps', join('dist', entry)], {
    cwd: projectRoot,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = collectOutput(child);
  let reported = false;
  child.on('message', (message: { readonly ready?: boolean }) => (reported ||= message.ready === true));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const alive = () => child.exitCode === null && child.signalCode === null;
  const kill = async (signal: NodeJS.Signals) => {
    if (alive()) child.kill(signal);
    const giveUp = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    return ended.finally(() => clearTimeout(giveUp));
  };
  try {
    await waitFor(`${name} to be ready`, async () => !alive() || (await isReady(reported)), { timeoutMs: 60_000 });
    if (!alive()) throw new Error(`${name} ended at once`);
  } catch (error) {
    await kill('SIGKILL');
    throw new Error(`${name} did not start. It printed:\n${output()}`, { cause: error });
  }
  return { name, pid: child.pid ?? 0, alive, output, kill };
}
