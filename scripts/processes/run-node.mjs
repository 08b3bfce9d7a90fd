import { spawn } from 'node:child_process';
import { projectRoot } from '../project-root.mjs';
import { childEnvironment } from './service.mjs';

/**
 * Runs a Node program to its end; resolves to its exit code. With `capture`, what it printed is returned instead of shown.
 * It is killed with the launcher when a guard is given.
 */
export async function runNode(args, { env, capture = false, guard } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment(env),
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  if (child.pid) guard?.watch(child.pid, 'app', 'SIGKILL');
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  guard?.forget(child.pid);
  return { code, output };
}
