import { expect, test } from '@jest/globals';
import { silentMp3, silentWav } from '../../../../src/simulator/recordings/sound.js';

test.each([
  [1, 1],
  [6, 2],
] as const)('a WAV file of %i s and %i channels says so in its header and has as many bytes', (seconds, channels) => {
  const file = silentWav(seconds, channels);
  expect(file.toString('ascii', 0, 4) + file.toString('ascii', 8, 12)).toBe('RIFFWAVE');
  expect(file.readUInt32LE(4)).toBe(file.length - 8);
  expect(file.readUInt16LE(22)).toBe(channels);
  expect(file.readUInt32LE(40)).toBe(file.length - 44);
  expect((file.length - 44) / file.readUInt32LE(28)).toBe(seconds);
});

test('an MP3 file is whole frames, each with its mark', () => {
  const file = silentMp3(6);
  expect(file.length % 72).toBe(0);
  for (let frame = 0; frame < file.length; frame += 72) expect(file.readUInt16BE(frame)).toBe(0xffe3);
  expect((file.length / 72) * 0.072).toBeCloseTo(6, 1);
});
