import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const page = readFileSync('docs/security.md', 'utf8');
const rows = [...page.matchAll(/^\| (\d[\d., to]+?) +\| [\d, to]+ +\|[^|]+\| ([^|]+?) +\|$/gm)].map(([, ids, shownBy]) => ({
  ids: ids!,
  shownBy: shownBy!,
}));

it('docs/security.md has a row for every group of items that bite here', () => {
  expect(rows).toHaveLength(49);
  expect(new Set(rows.map(({ ids }) => ids)).size).toBe(49);
});

it('every row names a test that is there, or says why there is none', () => {
  const files = ({ shownBy }: (typeof rows)[number]) => [...shownBy.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file!);
  expect(rows.filter((row) => files(row).length === 0 && !/^No test: .{30,}/.test(row.shownBy))).toEqual([]);
  expect(rows.flatMap(files).filter((file) => !existsSync(file))).toEqual([]);
});
