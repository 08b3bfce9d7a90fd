import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every signed head in a folder; none when there is no such folder yet. */
export async function shippedHeads(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const heads = names.filter((name) => name.endsWith('.json')).sort();
  return Promise.all(heads.map((name) => readFile(join(folder, name), 'utf8')));
}
