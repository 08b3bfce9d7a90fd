const RATE = 8000;
const WAV_HEADER = 44;
/** Silence is the middle of an unsigned byte. */
const SILENCE = 128;

/** A playable WAV file of silence, 8 kHz and 8 bits. */
export function silentWav(seconds: number, channels: 1 | 2): Buffer {
  const size = Math.round(seconds * RATE) * channels;
  const file = Buffer.alloc(WAV_HEADER + size, SILENCE);
  file.write('RIFF', 0, 'ascii');
  file.writeUInt32LE(WAV_HEADER - 8 + size, 4);
  file.write('WAVEfmt ', 8, 'ascii');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * channels, 28);
  file.writeUInt16LE(channels, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'ascii');
  file.writeUInt32LE(size, 40);
  return file;
}

/** MPEG 2.5, layer 3, 8 kbit/s, 8 kHz, mono: 72 bytes and 72 ms a frame; a frame without data is silent. */
const FRAME = Buffer.alloc(72);
FRAME.set([0xff, 0xe3, 0x18, 0xc4]);
const FRAME_SECONDS = 0.072;

/** A playable MP3 file of silence. */
export function silentMp3(seconds: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.max(1, Math.round(seconds / FRAME_SECONDS)) }, () => FRAME));
}
