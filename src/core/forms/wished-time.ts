import { DateTime } from 'luxon';

export type WishedTimeRefusal = 'wished-time/day' | 'wished-time/time' | 'wished-time/past' | 'wished-time/too-far';

export type WishedTime =
  | {
      readonly kind: 'accepted';
      readonly at: Date;
      /** With its offset, as it is stored: "2027-03-14T03:00:00-04:00". */
      readonly iso: string;
      /** The clock jumps over the time they chose: `at` is the first moment after the jump, and they are told (B-034). */
      readonly skipped: boolean;
    }
  | { readonly kind: 'refused'; readonly field: 'day' | 'time'; readonly code: WishedTimeRefusal };

const daysAhead = 90;
// Somebody chose "3:00" and wrote for a while: that is no mistake of theirs.
const graceMinutes = 10;

/** A day and a time of day as people type or browsers send them, on the wall clock of `zone`. */
export function readWishedTime(day: string, time: string, zone: string, now: Date): WishedTime {
  const clock = readClock(time);
  if (!clock) return refused('time', 'wished-time/time');
  const here = DateTime.fromJSDate(now, { zone });
  const date = readDay(day, here);
  if (!date) return refused('day', 'wished-time/day');
  const wished = afterAnyJump(DateTime.fromObject({ ...date, ...clock }, { zone }), clock);
  if (wished.at < here.minus({ minutes: graceMinutes })) return refused('day', 'wished-time/past');
  if (wished.at > here.plus({ days: daysAhead })) return refused('day', 'wished-time/too-far');
  return {
    kind: 'accepted',
    at: wished.at.toJSDate(),
    iso: wished.at.toISO({ suppressMilliseconds: true })!,
    skipped: wished.skipped,
  };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}
interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** "2026-12-24" from the browser's calendar; "12/24/2026" or "12/24" typed: without a year the next such day. */
function readDay(text: string, here: DateTime): Day | null {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso) return existing({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const us = /^\s*(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\s*$/.exec(text);
  if (!us) return null;
  const date = { month: Number(us[1]), day: Number(us[2]) };
  if (us[3]) return existing({ year: (Number(us[3]) % 2000) + 2000, ...date });
  const thisYear = existing({ year: here.year, ...date });
  const isOver = thisYear && DateTime.fromObject({ ...thisYear }, { zone: here.zone }) < here.startOf('day');
  return isOver ? existing({ year: here.year + 1, ...date }) : thisYear;
}

function existing(date: Day): Day | null {
  return DateTime.fromObject({ ...date }, { zone: 'utc' }).isValid ? date : null;
}

/** "14:30", "2:30 pm", "2 p.m." */
function readClock(text: string): Clock | null {
  const match = /^\s*(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(a|p)?\.?\s*m?\.?\s*$/i.exec(text);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const [hours, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hours > 23 || (half && (hours < 1 || hours > 12))) return null;
  return { hour: half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours, minute };
}

/** Luxon reads a time that does not exist as if the clock had not jumped, an hour too late: back to the jump itself. */
function afterAnyJump(read: DateTime, { hour, minute }: Clock): { at: DateTime; skipped: boolean } {
  if (read.hour === hour && read.minute === minute) return { at: read, skipped: false };
  let at = read;
  while (at.minus({ minutes: 1 }).offset === read.offset) at = at.minus({ minutes: 1 });
  return { at, skipped: true };
}

function refused(field: 'day' | 'time', code: WishedTimeRefusal): WishedTime {
  return { kind: 'refused', field, code };
}
