import { expect, test } from '@jest/globals';
import { actionsAt, whatIsNext, type PageFacts } from '../../../../src/core/own-page/what-is-next.js';

const now = new Date('2026-11-23T15:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const facts: PageFacts = {
  state: 'scheduled',
  windowStart: minutes(30),
  promisedBy: minutes(60),
  stoppedHere: false,
  talking: false,
};

test.each<[string, Partial<PageFacts>, string]>([
  ['a window ahead', {}, 'planned'],
  ['in line, in time', { state: 'queued', windowStart: minutes(-5), promisedBy: minutes(5) }, 'planned'],
  ['the window has passed', { windowStart: minutes(-30), promisedBy: minutes(0) }, 'soon'],
  ['on the way', { state: 'dialling' }, 'soon'],
  ['a human decides', { state: 'needs-decision' }, 'deciding'],
  ['on the phone', { state: 'dialling', talking: true }, 'talked'],
  ['the outcome is being written', { state: 'awaiting-disposition' }, 'talked'],
  ['done', { state: 'done' }, 'none'],
  ['cancelled', { state: 'cancelled' }, 'none'],
  ['stopped on this page', { state: 'cancelled', stoppedHere: true }, 'stopped'],
])('%s: %j -> %s', (_, changed, kind) => {
  expect(whatIsNext({ ...facts, ...changed }, now).kind).toBe(kind);
});

test('an end is told alike, however it came about: a link proves no more than that somebody posted a form', () => {
  expect(whatIsNext({ ...facts, state: 'done' }, now)).toEqual(whatIsNext({ ...facts, state: 'cancelled' }, now));
});

test('contact can be stopped as long as there may be some', () => {
  for (const kind of ['planned', 'soon', 'deciding', 'talked', 'none'] as const) {
    const next = kind === 'planned' ? { kind, from: now, until: now } : { kind };
    expect(actionsAt(next)).toContain('stop');
  }
  expect(actionsAt({ kind: 'stopped' })).toEqual([]);
});
