import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SpoolFolder } from './spool-folder.js';

// As for everything that repairs itself (B-126).
const graceMilliseconds = 60_000;

export interface SpoolProblem {
  readonly promise: 2;
  readonly rule: string;
  readonly id: string;
  readonly what: string;
}

/** For doctor: accepted leads that are on this machine's disk and not in the database. */
export async function spoolProblems(dataDir: string, now: Date): Promise<SpoolProblem[]> {
  const path = join(dataDir, 'spool');
  const folder = new SpoolFolder(path);
  const problems: SpoolProblem[] = [];
  for (const name of await folder.names()) {
    const since = await stat(join(path, name)).then(
      ({ mtime }) => mtime,
      () => now,
    );
    if (now.getTime() - since.getTime() < graceMilliseconds) continue;
    problems.push(problem(name, `leads wait on the disk since ${since.toISOString()}`));
  }
  for (const name of await folder.asideFiles()) {
    problems.push(
      problem(name, 'lead stands in spool/aside: mend what is wrong, move its file into spool, and it is tried again'),
    );
  }
  return problems;
}

function problem(id: string, what: string): SpoolProblem {
  return { promise: 2, rule: 'every accepted lead is in the database', id, what };
}
