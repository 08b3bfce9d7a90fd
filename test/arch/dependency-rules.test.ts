import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { lawfulFiles, plantedViolations } from './planted-violations.js';

const projectRoot = join(import.meta.dirname, '..', '..');

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Report {
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

function cruise(folder: string): Promise<Report> {
  const program = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'migrations', 'web'];
  return new Promise((resolve, reject) => {
    // It exits with the number of violations: only output that is no report is a failure.
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 50_000_000 }, (_, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Report);
      else reject(new Error(stderr || stdout));
    });
  });
}

/** A tree with our rules, our packages and the files given, each of which imports what it is told to. */
function plant(folder: string, files: Readonly<Record<string, readonly string[]>>): void {
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(join(projectRoot, name), join(folder, name));
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'migrations'));
  for (const [file, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      [...imports.map((path) => `import '${path}';`), 'export const planted = true;', ''].join('\n'),
    );
  }
}

describe('the rules of the floors', () => {
  let lawful: string;
  let planted: string;
  let report: Report;

  beforeAll(async () => {
    lawful = mkdtempSync(join(tmpdir(), 'ringback-lawful-'));
    planted = mkdtempSync(join(tmpdir(), 'ringback-planted-'));
    plant(lawful, lawfulFiles);
    plant(planted, { ...lawfulFiles, ...Object.fromEntries(plantedViolations.map(({ file, imports }) => [file, imports])) });
    report = await cruise(planted);
  }, 120_000);

  afterAll(() => {
    for (const folder of [lawful, planted]) rmSync(folder, { recursive: true, force: true });
  });

  it('let the picture itself pass', async () => {
    expect((await cruise(lawful)).summary.violations).toEqual([]);
  });

  it.each(plantedViolations)('$rule refuses $file', ({ rule, file }) => {
    expect(report.summary.violations.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it('are each shown to bite', () => {
    const shown = new Set(plantedViolations.map(({ rule }) => rule));
    expect(report.summary.ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});
