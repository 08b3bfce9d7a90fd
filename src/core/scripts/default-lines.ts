import type { LineWords } from './line-words.js';
import { closedLines } from './lines/closed.js';
import { counsellorLines } from './lines/counsellor.js';
import { crisisLines } from './lines/crisis.js';
import { greetingLines } from './lines/greeting.js';
import { handOverLines } from './lines/hand-over.js';
import { keepPlaceLines } from './lines/keep-place.js';
import { messageLines } from './lines/message.js';
import { partnerLines } from './lines/partner.js';
import { recordingLines } from './lines/recording.js';
import { returnCodeLines } from './lines/return-code.js';
import { textLines } from './lines/texts.js';
import { waitingLines } from './lines/waiting.js';

const lines = {
  ...greetingLines,
  ...returnCodeLines,
  ...recordingLines,
  ...waitingLines,
  ...keepPlaceLines,
  ...messageLines,
  ...closedLines,
  ...crisisLines,
  ...partnerLines,
  ...counsellorLines,
  ...handOverLines,
  ...textLines,
} as const;

export type LineKey = keyof typeof lines;

/** The words that come with the program (version 0), for every line that may be said or texted. */
export const defaultLines: Readonly<Record<LineKey, LineWords>> = lines;

/** In the order in which a caller may meet them. */
export const lineKeys = Object.keys(lines) as readonly LineKey[];

export function isLineKey(key: string): key is LineKey {
  return Object.hasOwn(lines, key);
}

/** A text message; everything else is spoken. */
export function isText(key: LineKey): boolean {
  return key.startsWith('text.');
}
