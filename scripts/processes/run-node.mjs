import { spawn } from 'node:child_process';
import { projectRoot } from '../project-root.mjs';
import { childEnvironment } from './service.mjs';

/**
 * Runs a Node program to its end; resolves to its exit code. With `capture`, what it printed is returned instead of shown.
 * With a guard, it leads a group of its own, which is killed with the launcher: Jest's workers outlive Jest otherwise.
 */
export async function runNode(args, { env, capture = false, guard } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: childEnvironment(env),
    stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    detached: Boolean(guard),
  });
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  if (child.pid) guard?.watchGroup(child.pid);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  guard?.forget(child.pid);
  return { code, output };
}
