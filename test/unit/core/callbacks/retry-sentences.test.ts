import { afterEach, expect, test } from '@jest/globals';
import { Settings } from 'luxon';
import { timeSentence, windowSentence } from '../../../../src/core/callbacks/retry-sentences.js';

const usual = Settings.defaultLocale;
afterEach(() => {
  Settings.defaultLocale = usual;
});

test.each(['en', 'de', 'es'])('times are said in English on a server that speaks %s', (language) => {
  Settings.defaultLocale = language;
  const [from, until] = [new Date('2026-03-03T10:00:00-05:00'), new Date('2026-03-03T13:30:00-05:00')];
  expect(timeSentence(from, 'America/New_York')).toBe('Tue 10:00 Eastern time');
  expect(windowSentence(from, until, 'America/Chicago')).toBe('Tue 09:00-12:30 Central time');
});
