import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 as uuid } from 'uuid';

const ending = '.leads';
const asideName = 'aside';
const draftEnding = '.draft';
// Whoever still writes a draft after a minute is dead: nobody was told that it was received.
const draftSeconds = 60;

/**
 * A folder of files that are written once, whole, and never changed: what is there was synced to the disk before anybody was told. Names are
 * in order of time. Several processes may share it; each file is deleted when what it holds is in the database.
 */
export class SpoolFolder {
  private ready: Promise<void> | null = null;

  constructor(private readonly path: string) {}

  /** Resolves to the name once the content would survive a power cut; throws what the file system says. */
  async write(content: Buffer): Promise<string> {
    await this.prepare();
    const name = `${uuid()}${ending}`;
    await writeDurably(this.path, name, content);
    return name;
  }

  /** Oldest first; none when the folder was never needed. */
  names(): Promise<string[]> {
    return filesIn(this.path);
  }

  /** Null: somebody else finished it. */
  read(name: string): Promise<Buffer | null> {
    return readFile(join(this.path, name)).catch(unlessMissing(null));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.path, name), { force: true });
  }

  /** Keeps what cannot be written into the database where nothing waits behind it. Given twice, it is kept once. */
  async setAside(name: string, content: Buffer): Promise<void> {
    const aside = join(this.path, asideName);
    await mkdir(aside, { recursive: true });
    await writeDurably(aside, `${name}${ending}`, content);
  }

  asideFiles(): Promise<string[]> {
    return filesIn(join(this.path, asideName));
  }

  /** Throws when nothing can be written: a disk that is full or read-only. */
  async probe(): Promise<void> {
    await this.prepare();
    const name = `${uuid()}${draftEnding}`;
    await open(join(this.path, name), 'wx').then((file) => file.close());
    await rm(join(this.path, name), { force: true });
  }

  private prepare(): Promise<void> {
    this.ready ??= this.make().catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
    return this.ready;
  }

  private async make(): Promise<void> {
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await syncFolder(dirname(this.path));
    for (const name of await readdir(this.path)) {
      if (name.endsWith(draftEnding) && (await ageSeconds(join(this.path, name))) > draftSeconds)
        await rm(join(this.path, name), { force: true });
    }
  }
}

/** Beside its place first and then renamed: a reader never sees half of it. */
async function writeDurably(folder: string, name: string, content: Buffer): Promise<void> {
  const draft = join(folder, `${name}${draftEnding}`);
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, join(folder, name));
    await syncFolder(folder);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function filesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(unlessMissing<string[]>([]))).filter((name) => name.endsWith(ending)).sort();
}

async function ageSeconds(path: string): Promise<number> {
  const at = await stat(path).then(({ mtimeMs }) => mtimeMs, unlessMissing(Date.now()));
  return (Date.now() - at) / 1000;
}

function unlessMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
