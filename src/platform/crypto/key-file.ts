import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeyRing, readKeyRing } from './key-ring.js';

/**
 * The key ring of a machine that has none configured: `field-keys` in its data folder, made at the first start and readable by its
 * owner only. Several processes may start at once: all of them take the file of the first.
 */
export async function keyRingOfFolder(dataDir: string): Promise<KeyRing> {
  const path = join(dataDir, 'field-keys');
  const text = (await textOf(path)) ?? (await make(dataDir, path));
  const ring = readKeyRing(text);
  if (!ring) throw new Error(`${path} holds no keys: put its backup back, since what was sealed with them opens with no other.`);
  return ring;
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Written whole beside it and then linked: a link replaces nothing, and a reader never sees half a key. */
async function make(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const id = `local-${randomBytes(4).toString('hex')}`;
  await writeFile(draft, `${id}:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, 'utf8');
}
