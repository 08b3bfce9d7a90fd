import { describe, expect, it } from '@jest/globals';
import { checkShownText, type ShownText } from '../../../../src/core/consent/check-shown-text.js';

const text = (version: string, kind: 'call_live' | 'sms', language: string, retiredAt: Date | null = null) => ({
  version,
  kind,
  language,
  sha256: `${version} ${kind} ${language}`,
  retiredAt,
});
const retired = new Date('2026-11-01T00:00:00Z');
const published = [
  text('2', 'call_live', 'en'),
  text('2', 'call_live', 'es'),
  text('2', 'sms', 'en'),
  text('1', 'call_live', 'en', retired),
  text('calls-only', 'call_live', 'en'),
];
const shown = (change: Partial<ShownText> = {}): ShownText => ({
  version: '2',
  sha256: null,
  language: 'en',
  kinds: ['call_live'],
  at: new Date('2026-11-23T15:00:00Z'),
  ...change,
});
const check = (change: Partial<ShownText> = {}) => checkShownText(published, shown(change));

describe('checkShownText', () => {
  it('takes any version where nothing is published', () => {
    expect(checkShownText([], shown({ version: 'theirs' }))).toEqual({ kind: 'ok', texts: new Map() });
  });

  it('finds the words of each kind, in the language that was shown', () => {
    expect(check({ kinds: ['call_live', 'sms'] })).toMatchObject({ kind: 'ok' });
    expect(check({ language: 'es' })).toEqual({ kind: 'ok', texts: new Map([['call_live', published[1]]]) });
    expect(check({ sha256: '2 call_live es' })).toEqual({ kind: 'ok', texts: new Map([['call_live', published[1]]]) });
  });

  it('takes words that were retired after they were agreed to, as of a list that comes later', () => {
    expect(check({ version: '1', at: new Date(retired.getTime() - 1) })).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['B-031 words that were retired while the page was open', { version: '1' }, 'retired'],
    ['B-032 a version that nobody published', { version: '3' }, 'unknown'],
    ['B-032 a hash of other words', { sha256: 'other words' }, 'unknown'],
    ['B-032 texts, by words that spoke of calls only', { version: 'calls-only', kinds: ['call_live', 'sms'] }, 'unknown'],
  ] as const)('%s', (_, change, kind) => {
    expect(check(change)).toEqual({ kind });
  });
});
