import type { PersonRecordDto } from '../../../../contracts/exchange/record.dto.js';
import { recordLines, type RecordLine } from '../record-lines.js';
import { builtIn, fontRuns } from './font-runs.js';

type Document = PDFKit.PDFDocument;
type Has = (codePoint: number) => boolean;

/** Who took it out, when, the id by which that is on record, and the one by which others approved it. */
export type CopyMark = Pick<PersonRecordDto['export'], 'byName' | 'at' | 'id' | 'approvalId'>;

const margin = 54;
const builtInFont = 'Helvetica';
const sizes: Readonly<Record<RecordLine['kind'], number>> = { title: 16, heading: 12, note: 9, fact: 9, gap: 5 };

/**
 * The record as a PDF: text only, each page marked with who took it out and when. Characters that no font has are written as U+XXXX.
 *
 * @param fonts fonts to embed, the best first
 */
export function writeRecordPdf(record: PersonRecordDto, fonts: readonly Buffer[]): Promise<Buffer> {
  return writeLinesPdf('Record of a person', recordLines(record), record.export, fonts);
}

/** Lines as a PDF, each page marked with whose copy it is. */
export async function writeLinesPdf(
  Title: string,
  lines: readonly RecordLine[],
  mark: CopyMark,
  fonts: readonly Buffer[],
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit'); // seldom needed, and a tenth of what a start loads
  const info = { Title, Author: 'Ringback' };
  const document = new PDFDocument({ size: 'LETTER', margin, bufferPages: true, info });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
  const has = fonts.map((font, index) => register(document, font, String(index)));
  for (const line of lines) writeLine(document, line, has);
  markPages(document, mark, has);
  document.end();
  return done;
}

/** Whether the font has a character: what pdfkit itself asks when it writes one. */
function register(document: Document, font: Buffer, name: string): Has {
  document.registerFont(name, font).font(name);
  const { font: inside } = (document as unknown as { _font: { font: { hasGlyphForCodePoint: Has } } })._font;
  return (codePoint) => inside.hasGlyphForCodePoint(codePoint);
}

function writeLine(document: Document, line: RecordLine, has: readonly Has[]): void {
  if (line.kind === 'gap') return void document.moveDown(0.6);
  if (line.kind === 'heading') document.moveDown(1);
  document.fontSize(sizes[line.kind]).fillColor('black');
  write(document, line.kind === 'fact' ? `${line.label}: ${line.text}` : line.text, has);
}

function write(document: Document, text: string, has: readonly Has[]): void {
  const runs = fontRuns(text === '' ? ' ' : text, has);
  runs.forEach((run, index) => {
    document.font(run.font === builtIn ? builtInFont : String(run.font)).text(run.text, { continued: index < runs.length - 1 });
  });
}

/** Whose copy it is stands on every page, across it and below it. */
function markPages(document: Document, { byName, at, id, approvalId }: CopyMark, has: readonly Has[]): void {
  const approved = approvalId === null ? '' : ` Approved: ${approvalId}.`;
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    const { width, height, margins } = document.page;
    margins.bottom = 0; // else a line below the text would begin a page of its own
    document
      .save()
      .rotate(-45, { origin: [width / 2, height / 2] })
      .fillOpacity(0.08)
      .fontSize(40);
    place(document, `Copy of ${byName}`, margin, height / 2, has);
    document.restore().fillOpacity(1).fontSize(8).fillColor('black');
    place(
      document,
      `Confidential. Exported by ${byName}, ${at}, ${id}.${approved} Page ${page + 1} of ${count}.`,
      margin,
      height - 36,
      has,
    );
  }
}

function place(document: Document, text: string, x: number, y: number, has: readonly Has[]): void {
  document.text('', x, y, { continued: true });
  write(document, text.replaceAll('\n', ' '), has);
}
