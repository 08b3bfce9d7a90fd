import { constants, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { PersonRecordDto } from '../../../src/contracts/exchange/record.dto.js';
import { builtIn, fontRuns } from '../../../src/modules/exchange/record/pdf/font-runs.js';
import { recordFonts } from '../../../src/modules/exchange/record/pdf/record-fonts.js';
import { writeRecordPdf } from '../../../src/modules/exchange/record/pdf/write-record-pdf.js';

const names = "José O'Brien 李小龙 Nguyễn Thị Ánh 😀";
const record = (rows: Record<string, unknown>[], approvalId: string | null = null): PersonRecordDto => ({
  export: {
    id: 'e1',
    personId: 'p1',
    at: '2026-11-23T15:00:00.000Z',
    byUserId: 'u1',
    byName: 'Ada Admin',
    approvalId,
    reason: 'They asked',
    notice: 'Keep it closed.',
    scope: 'For themselves.',
  },
  sections: [{ name: 'person', title: 'Person', rows }],
  staff: { u1: 'Ada Admin' },
  leftOut: {},
});

/** The text of a PDF that uses built-in fonts only: its strings are Windows-1252 in hexadecimal. */
function textOf(pdf: Buffer): string {
  const latin = pdf.toString('latin1');
  const streams = [...latin.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body]) => {
    try {
      // The last byte of a stream may look like the line end after it: its checksum is not asked for.
      return inflateSync(Buffer.from(body!, 'latin1'), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return '';
    }
  });
  return streams
    .join('\n')
    .replace(/\[([^\]]*)\] TJ/g, (_, parts: string) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')).join(''),
    );
}

describe('fontRuns', () => {
  const latin = (codePoint: number) => codePoint < 0x250;
  const chinese = (codePoint: number) => codePoint >= 0x4e00 && codePoint <= 0x9fff;

  it('shows each character in the first font that has it', () => {
    expect(fontRuns('José 李小龙!', [latin, chinese])).toEqual([
      { font: 0, text: 'José ' },
      { font: 1, text: '李小龙' },
      { font: 0, text: '!' },
    ]);
  });

  it('writes what no font has as its code point, and loses nothing', () => {
    expect(fontRuns('é李😀\u0000', [])).toEqual([{ font: builtIn, text: 'é[U+674E][U+1F600][U+0000]' }]);
  });
});

describe('the record as a PDF', () => {
  it('B-022, B-023, B-025: shows markup, templates and line breaks as the text they are', async () => {
    const evil = ['<script>alert(1)</script>', '{{7*7}} ${env} %s%n', '(\\051) Tj /JS (app.alert(1))', 'a\r\nSet-Cookie: b'];
    const pdf = await writeRecordPdf(record(evil.map((message) => ({ message }))), []);
    const text = textOf(pdf);
    for (const line of evil.flatMap((one) => one.split('\r\n'))) expect(text).toContain(line);
    expect(pdf.toString('latin1')).not.toMatch(/\/(JS|JavaScript|OpenAction|URI|Launch)\b/);
  });

  it('B-012: has every name, and says who took it out on each page', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => ({ id: n, name_given: names, by_user_id: 'u1' }));
    const pdf = await writeRecordPdf(record(rows), []);
    const text = textOf(pdf);
    expect(text.match(/\[U\+674E\]/g)).toHaveLength(60);
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;
    expect(pages).toBeGreaterThan(2);
    expect(text.match(/Confidential\. Exported by Ada Admin/g)).toHaveLength(pages);
    expect(text.match(/Copy of Ada Admin/g)).toHaveLength(pages);
  });

  it('B-110: what another person approved says so on each page', async () => {
    const rows = Array.from({ length: 60 }, () => ({ name_given: names }));
    const pdf = await writeRecordPdf(record(rows, 'a1'), []);
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length;
    expect(textOf(pdf).match(/2026-11-23T15:00:00.000Z, e1\. Approved: a1\./g)).toHaveLength(pages);
    expect(textOf(pdf)).not.toContain('null');
  });

  it('can be written with the fonts that are installed', async () => {
    const pdf = await writeRecordPdf(record([{ name_given: names }]), await recordFonts());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
