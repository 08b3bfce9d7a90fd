const samplesPerSecond = 8000;
const secondsPerNote = 2.5;
// A falling and returning line of the pentatonic scale (Hz): nothing to recognise, nothing that presses.
const notes = [392, 329.63, 293.66, 329.63];
const loudest = 0.16;

/** Ten seconds of quiet tones as a WAV file (8 kHz, µ-law, which is what a phone line carries anyway). Made once. */
export const holdMusic: Buffer = wav(Buffer.concat(notes.map(note)));

/** One note with a soft beginning and end, so that neither the change of notes nor a repetition of the file clicks. */
function note(frequency: number): Buffer {
  const length = samplesPerSecond * secondsPerNote;
  return Buffer.from(
    Array.from({ length }, (_, n) => {
      const swell = Math.sin((Math.PI * n) / length) ** 2;
      const phase = (2 * Math.PI * frequency * n) / samplesPerSecond;
      return muLaw(loudest * swell * (Math.sin(phase) + 0.25 * Math.sin(2 * phase)));
    }),
  );
}

/** ITU-T G.711: a sample of -1 to 1 as one byte. */
function muLaw(sample: number): number {
  const magnitude = Math.min(Math.round(Math.abs(sample) * 32_635), 32_635) + 132;
  const exponent = Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function wav(samples: Buffer): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(7, 20); // µ-law
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(samplesPerSecond, 24);
  head.writeUInt32LE(samplesPerSecond, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
