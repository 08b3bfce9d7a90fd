import { expect, test } from '@jest/globals';
import { holdMusic } from '../../../src/telephony/twilio/twiml/hold-music.js';

/** ITU-T G.711, the other way round. */
function decode(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
}

test('it is a WAV file of ten seconds that a phone line carries as it is', () => {
  expect([holdMusic.toString('latin1', 0, 4), holdMusic.toString('latin1', 8, 16)]).toEqual(['RIFF', 'WAVEfmt ']);
  expect([holdMusic.readUInt16LE(20), holdMusic.readUInt16LE(22), holdMusic.readUInt32LE(24)]).toEqual([7, 1, 8000]);
  expect([holdMusic.readUInt32LE(40), holdMusic.readUInt32LE(4)]).toEqual([80_000, holdMusic.length - 8]);
});

test('it is gentle: quiet, no jump between two samples, silent where it begins and ends', () => {
  const samples = [...holdMusic.subarray(44)].map(decode);
  const loudest = Math.max(...samples.map(Math.abs));
  expect([loudest > 0.05, loudest < 0.25]).toEqual([true, true]);
  const jumps = samples.slice(1).map((sample, n) => Math.abs(sample - samples[n]!));
  expect(Math.max(...jumps)).toBeLessThan(0.12);
  expect(Math.abs(samples[0]!) + Math.abs(samples.at(-1)!)).toBeLessThan(0.01);
});
