import { describe, expect, it } from '@jest/globals';
import { instantInWords, openingInWords, windowInWords, zoneInWords } from '../../../../src/core/forms/when-words.js';

const now = new Date('2027-03-13T20:00:00Z'); // 15:00 in New York
const at = (iso: string) => new Date(iso);
const en = { zone: 'America/New_York', language: 'en', now } as const;
const es = { ...en, language: 'es' } as const;

describe('when we call, in words', () => {
  it('names the day as people do', () => {
    expect(windowInWords(at('2027-03-13T20:05:00Z'), at('2027-03-13T20:10:00Z'), en)).toBe(
      'today between 3:05 PM and 3:10 PM (Eastern time)',
    );
    expect(openingInWords(at('2027-03-14T12:00:00Z'), en)).toBe('tomorrow from 8:00 AM (Eastern time)');
    expect(instantInWords(at('2027-03-21T07:00:00Z'), en)).toBe('on Sunday, March 21 at 3:00 AM (Eastern time)');
  });

  it('says it in Spanish', () => {
    expect(windowInWords(at('2027-03-14T12:00:00Z'), at('2027-03-14T14:00:00Z'), es)).toBe(
      'mañana entre las 8:00 AM y las 10:00 AM (hora oriental)',
    );
    expect(openingInWords(at('2027-03-14T17:00:00Z'), es)).toBe('mañana desde la 1:00 PM (hora oriental)');
    expect(instantInWords(at('2027-03-21T19:00:00Z'), es)).toBe('el domingo 21 de marzo a las 3:00 PM (hora oriental)');
  });

  it('knows the clock of the person, where the day may be another one', () => {
    const late = { zone: 'America/Los_Angeles', language: 'en', now: at('2027-01-02T06:30:00Z') } as const;
    expect(instantInWords(at('2027-01-02T07:00:00Z'), late)).toBe('today at 11:00 PM (Pacific time)');
    expect(zoneInWords({ zone: 'America/Los_Angeles', language: 'es' })).toBe('hora del Pacífico');
  });
});
