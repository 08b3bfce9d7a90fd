import { inflateSync } from 'node:zlib';

const headBytes = 44;
const entryBytes = 20;

/**
 * The plain font in a WOFF file (W3C WOFF 1.0): its tables, inflated. A PDF writer that reads them packed would inflate a table anew for
 * each character.
 */
export function sfntOfWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF font');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, headBytes + index * entryBytes));
  const head = Buffer.alloc(12 + 16 * count);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  [count, power * 16, Math.log2(power), (count - power) * 16].forEach((value, index) => head.writeUInt16BE(value, 4 + 2 * index));
  let offset = head.length;
  tables.forEach(({ tag, checksum, bytes }, index) => {
    const at = 12 + 16 * index;
    head.write(tag, at, 'latin1');
    [checksum, offset, bytes.length].forEach((value, word) => head.writeUInt32BE(value, at + 4 + 4 * word));
    offset += padded(bytes).length;
  });
  return Buffer.concat([head, ...tables.map(({ bytes }) => padded(bytes))]);
}

function tableAt(woff: Buffer, at: number): { tag: string; checksum: number; bytes: Buffer } {
  const [offset, packed, length, checksum] = [4, 8, 12, 16].map((word) => woff.readUInt32BE(at + word)) as [
    number,
    number,
    number,
    number,
  ];
  const stored = woff.subarray(offset, offset + packed);
  return { tag: woff.toString('latin1', at, at + 4), checksum, bytes: packed < length ? inflateSync(stored) : stored };
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
