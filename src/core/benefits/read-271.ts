import { DateTime } from 'luxon';
import { elementOf, elementsOf, readInterchange, type ReadSegment } from '../x12/read-interchange.js';
import { payerText, readBenefitLine, type BenefitLine } from './benefit-line.js';
import type { Rejection } from './rejections.js';

/** Whom an answer is about, as it says itself; null: it does not say. */
export interface AnsweredPerson {
  readonly lastName: string | null;
  readonly firstName: string | null;
  /** yyyy-mm-dd. */
  readonly birthDate: string | null;
  /** Of the subscriber, whose policy it is. */
  readonly memberId: string | null;
  /** What it repeats of our question. */
  readonly traces: readonly string[];
}

export type Read271 =
  | {
      readonly kind: 'answer';
      /** More than one: it is about somebody else, too. */
      readonly about: readonly AnsweredPerson[];
      readonly lines: readonly BenefitLine[];
      readonly planBegins: string | null;
      readonly planEnds: string | null;
    }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[] }
  | { readonly kind: 'broken'; readonly why: string };

interface Loop {
  readonly level: string;
  readonly segments: ReadSegment[];
}

/** Takes an eligibility answer (X12 005010X279A1, 271) apart. It says nothing of whether it answers our question: see `differences`. */
export function read271(text: string): Read271 {
  const read = readInterchange(text);
  if (read.kind === 'broken') return read;
  const [transaction, ...more] = read.transactions;
  if (!transaction || more.length > 0) return { kind: 'broken', why: 'It has not exactly one transaction.' };
  if (transaction.set !== '271') return { kind: 'broken', why: `It is a ${transaction.set.slice(0, 5)}, and no 271.` };
  const loops = loopsOf(transaction.segments);
  const lines = loops.flatMap(({ segments }) => linesOf(segments));
  const rejections = transaction.segments.filter(({ id }) => id === 'AAA').map(rejectionOf);
  if (lines.length === 0) {
    return rejections.length > 0
      ? { kind: 'rejected', rejections }
      : { kind: 'broken', why: 'It says nothing about any benefit.' };
  }
  return { kind: 'answer', about: aboutOf(loops), lines, ...planDates(loops) };
}

/** Hierarchical levels: 20 insurer, 21 provider, 22 subscriber, 23 dependent. */
function loopsOf(segments: readonly ReadSegment[]): Loop[] {
  const loops: Loop[] = [];
  for (const segment of segments) {
    if (segment.id === 'HL') loops.push({ level: elementOf(segment, 3), segments: [] });
    else loops.at(-1)?.segments.push(segment);
  }
  return loops;
}

/** The innermost ones: a dependent where there is one, else the subscriber. The member number is always the subscriber's. */
function aboutOf(loops: readonly Loop[]): AnsweredPerson[] {
  const subjects: AnsweredPerson[] = [];
  let subscriber: AnsweredPerson | null = null;
  for (const { level, segments } of loops) {
    if (level === '22') subjects.push((subscriber = personOf(segments, 'IL', null)));
    if (level !== '23') continue;
    if (subscriber !== null && subjects.at(-1) === subscriber) subjects.pop();
    subjects.push(personOf(segments, '03', subscriber));
  }
  return subjects;
}

function personOf(segments: readonly ReadSegment[], entity: string, subscriber: AnsweredPerson | null): AnsweredPerson {
  const name = segments.find((segment) => segment.id === 'NM1' && elementOf(segment, 1) === entity);
  const born = segments.find(({ id }) => id === 'DMG');
  const said = (segment: ReadSegment | undefined, number: number) => (segment && elementOf(segment, number).trim()) || null;
  const ownTraces = segments.filter((one) => one.id === 'TRN' && elementOf(one, 1) === '2').map((one) => elementOf(one, 2));
  return {
    lastName: said(name, 3),
    firstName: said(name, 4),
    birthDate: dateOf(said(born, 2) ?? ''),
    memberId: subscriber ? subscriber.memberId : said(name, 9),
    traces: ownTraces.length > 0 ? ownTraces : (subscriber?.traces ?? []),
  };
}

/** Every EB with the messages that follow it. */
function linesOf(segments: readonly ReadSegment[]): BenefitLine[] {
  const lines: BenefitLine[] = [];
  let messages: string[] = [];
  for (const segment of segments) {
    if (segment.id === 'EB') {
      messages = [];
      lines.push(readBenefitLine(segment, messages));
    }
    if (segment.id === 'MSG') messages.push(payerText(elementOf(segment, 1)));
  }
  return lines;
}

const qualifiers = { begins: ['346', '356', '291'], ends: ['347', '357'] } as const;

function planDates(loops: readonly Loop[]): { readonly planBegins: string | null; readonly planEnds: string | null } {
  const dates = loops.flatMap(({ segments }) => segments.filter(({ id }) => id === 'DTP'));
  const find = (of: readonly string[]) => of.flatMap((one) => dates.find((date) => elementOf(date, 1) === one) ?? [])[0];
  const [begins, ends] = [find(qualifiers.begins), find(qualifiers.ends)];
  const range = begins && elementOf(begins, 2) === 'RD8' ? elementOf(begins, 3).split('-') : null;
  return {
    planBegins: begins ? dateOf(range?.[0] ?? elementOf(begins, 3)) : null,
    planEnds: ends ? dateOf(elementOf(ends, 3)) : dateOf(range?.[1] ?? ''),
  };
}

function rejectionOf(segment: ReadSegment): Rejection {
  return { code: elementsOf(segment, 3)[0] ?? '', followUp: elementOf(segment, 4) };
}

/** '19870514' -> '1987-05-14'; null for what is no day. */
function dateOf(digits: string): string | null {
  return /^\d{8}$/.test(digits) ? DateTime.fromFormat(digits, 'yyyyMMdd').toISODate() : null;
}
