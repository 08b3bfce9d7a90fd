import type { LineKey } from './default-lines.js';

const emergency = ['911', '988'] as const;

/**
 * What a site's own words may not leave out: the numbers that save a life, the keys that the program then waits for, and how to stop
 * texts (47 CFR 64.1200(a)(10), CTIA Messaging Principles 5.1.2).
 */
export const mustSay: Readonly<Partial<Record<LineKey, readonly string[]>>> = {
  'greeting.emergency': emergency,
  'greeting.crisis-key': ['9'],
  'greeting.stop-key': ['7'],
  'recording.ask': ['1'],
  'waiting.menu': ['1', '2', '3', '9'],
  'keep-place.confirm-number': ['1', '2'],
  'keep-place.confirm-entered': ['1', '2'],
  'keep-place.voicemail-question': ['1'],
  'closed.sentence': emergency,
  'closed.menu': ['1', '2', '3', '9'],
  'nobody-on-shift.sentence': emergency,
  'nobody-on-shift.menu': ['1', '2', '3', '9'],
  'queue-full.sentence': emergency,
  'fallback.sentence': emergency,
  'crisis.stay': ['911'],
  'crisis.offer-988': ['8', '988'],
  'crisis.connecting-988': ['988'],
  'crisis.back': ['988'],
  'whisper.callback': ['1'],
  'whisper.live': ['1'],
  'whisper.crisis': ['1'],
  'whisper.hand-over': ['1'],
  'transfer.briefing': ['1'],
  'text.keep-place': ['STOP'],
  'text.missed': ['STOP'],
  'text.stopped': ['START'],
  'text.started': ['STOP', 'HELP'],
  'text.help': ['STOP'],
  'text.crisis': emergency,
  'text.call-me-promised': ['STOP'],
  'text.re-consent-question': ['START', 'STOP'],
  'text.expected': ['STOP'],
  'text.own-page': ['STOP'],
};
