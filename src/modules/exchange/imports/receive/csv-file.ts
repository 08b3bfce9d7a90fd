import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { delimiterOf } from '../../../../core/exchange/delimiter.js';
import { DomainError } from '../../../../platform/http/domain-error.js';

/** Bytes that one list may have. */
export const csvLimit = 10 * 1024 * 1024;
const longestRow = 100_000;
const pieceBytes = 65_536;

/**
 * A file as it arrives, whole: whoever sends it has ten seconds for that, and would lose them to our reading of rows.
 * @throws DomainError file/too-large (413)
 */
export async function receiveFile(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.length;
    if (length > csvLimit)
      throw new DomainError('too-large', 'file/too-large', 'The file is too large: at most 10 MiB. Split it.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}

/** The rows of a CSV file, read piece by piece: others are served in between. */
export class CsvFile {
  constructor(private readonly bytes: Buffer) {}

  contentHash(): Buffer {
    return createHash('sha256').update(this.bytes).digest();
  }

  /**
   * The rows, the first line included. UTF-8 with or without a mark at its start, or the UTF-16 of spreadsheets; separated by comma,
   * semicolon or tab. Rows may be of any width.
   * @throws DomainError file/encoding and file/quotes (422)
   */
  async *rows(): AsyncGenerator<string[]> {
    const text = this.text();
    const { head, done } = await firstOf(text);
    if (head === '') return;
    const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: longestRow };
    const parser = parse({ ...options, delimiter: delimiterOf(head) });
    const source = Readable.from(done ? [head] : joined(head, text)).on('error', (error) => parser.destroy(error));
    try {
      for await (const row of source.pipe(parser)) yield row as string[];
    } catch (error) {
      throw error instanceof CsvError ? unreadable(error) : error;
    }
  }

  private async *text(): AsyncGenerator<string> {
    const decoder = decoderOf(this.bytes);
    for (let at = 0; at < this.bytes.length; at += pieceBytes)
      yield decode(() => decoder.decode(this.bytes.subarray(at, at + pieceBytes), { stream: true }));
    yield decode(() => decoder.decode());
  }
}

function decoderOf(start: Buffer): TextDecoder {
  return new TextDecoder(start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true });
}

function decode(read: () => string): string {
  try {
    return read();
  } catch {
    throw invalid('file/encoding', 'The file is not in UTF-8: save it as "CSV UTF-8" and send it again.');
  }
}

/** Enough text to tell what separates its cells. */
async function firstOf(text: AsyncGenerator<string>): Promise<{ head: string; done: boolean }> {
  let head = '';
  while (head.length < pieceBytes && !head.includes('\n')) {
    const next = await text.next();
    if (next.done) return { head, done: true };
    head += next.value;
  }
  return { head, done: false };
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

function unreadable(error: CsvError): DomainError {
  const line = 'lines' in error ? ` near line ${String(error.lines)}` : '';
  return invalid('file/quotes', `The file cannot be read${line}: a quote is not closed, or a row is far too long.`);
}

function invalid(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field: 'file', code, message }] });
}
