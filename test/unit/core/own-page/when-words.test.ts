import { expect, it, test } from '@jest/globals';
import { dayLabel, windowWords, zoneWords } from '../../../../src/core/own-page/when-words.js';
import type { SpokenLanguage } from '../../../../src/core/scripts/spoken-line.js';

const now = new Date('2026-11-23T15:00:00Z');
const reader = (language: SpokenLanguage, zone = 'America/New_York') => ({ language, zone, now });
const at = (text: string) => new Date(text);

test.each<[SpokenLanguage, string, string, string]>([
  ['en', '2026-11-23T18:00-05:00', '2026-11-23T18:30-05:00', 'today between 6:00 PM and 6:30 PM'],
  ['en', '2026-11-24T09:00-05:00', '2026-11-24T09:10-05:00', 'tomorrow between 9:00 AM and 9:10 AM'],
  ['en', '2026-12-01T18:00-05:00', '2026-12-01T18:30-05:00', 'on Tuesday, December 1 between 6:00 PM and 6:30 PM'],
  ['en', '2026-11-23T23:45-05:00', '2026-11-24T00:15-05:00', 'from today 11:45 PM to tomorrow 12:15 AM'],
  ['es', '2026-11-23T18:00-05:00', '2026-11-23T18:30-05:00', 'hoy entre las 6:00 p.m. y las 6:30 p.m.'],
  ['es', '2026-11-24T09:00-05:00', '2026-11-24T09:10-05:00', 'mañana entre las 9:00 a.m. y las 9:10 a.m.'],
  ['es', '2026-12-01T18:00-05:00', '2026-12-01T18:30-05:00', 'el martes, 1 de diciembre entre las 6:00 p.m. y las 6:30 p.m.'],
])('%s: %s to %s', (language, from, until, said) => {
  expect(windowWords(at(from), at(until), reader(language))).toBe(said);
});

it('speaks of their day and their clock, not of ours', () => {
  const [from, until] = [at('2026-11-24T03:00:00Z'), at('2026-11-24T03:30:00Z')];
  expect(windowWords(from, until, reader('en', 'America/Los_Angeles'))).toBe('today between 7:00 PM and 7:30 PM');
  expect(zoneWords(reader('en', 'America/Los_Angeles'))).toBe('Pacific time');
  expect(zoneWords(reader('es', 'America/Los_Angeles'))).toBe('hora del Pacífico');
});

it('counts days over a clock change', () => {
  const monday = { language: 'en' as const, zone: 'America/New_York', now: at('2026-10-31T12:00:00Z') };
  expect(dayLabel(at('2026-11-01T23:00:00-05:00'), monday)).toBe('Tomorrow');
  expect(dayLabel(at('2026-11-02T23:00:00-05:00'), monday)).toBe('Mon, Nov 2');
});
