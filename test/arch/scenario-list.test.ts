import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

interface Row {
  readonly number: number;
  readonly covered: string;
}

const list = readFileSync('docs/telephony-scenarios.md', 'utf8');
const rows: readonly Row[] = [...list.matchAll(/^\| F(\d+) +\|[^|]+\|([^|]+)\|$/gm)].map(([, number, covered]) => ({
  number: Number(number),
  covered: covered!.trim(),
}));
const filesOf = ({ covered }: Row): readonly string[] => [...covered.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);

it('every scenario from F1 to F109 has its row, in order', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 109 }, (_, index) => index + 1));
});

it('every row names a test, or says why there is none', () => {
  const bare = rows.filter((row) => filesOf(row).length === 0 && !/^No test: .{20,}/.test(row.covered));
  expect(bare).toEqual([]);
});

it('every named file is there and speaks of the scenario by its number', () => {
  const silent = rows.flatMap((row) =>
    filesOf(row).filter((file) => !existsSync(file) || !new RegExp(`\\bF${row.number}\\b`).test(readFileSync(file, 'utf8'))),
  );
  expect(silent).toEqual([]);
});
