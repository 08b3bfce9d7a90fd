import { spreadOverShift, type Waiting } from '../../../../src/core/callbacks/spread-over-shift.js';

export const opening = new Date('2026-03-03T08:00:00-05:00');
export const after = (minutes: number) => new Date(opening.getTime() + minutes * 60_000);
export const minutesOf = (at: Date) => (at.getTime() - opening.getTime()) / 60_000;
let made = 0;
export const waiting = (change: Partial<Waiting> & { readonly ago?: number } = {}): Waiting => {
  made += 1;
  const { ago = 1000 - made, ...rest } = change;
  return { id: `w${String(made).padStart(4, '0')}`, urgency: 'standard', since: after(-ago), promisedBy: after(120), ...rest };
};
export const many = (count: number, change: Partial<Waiting> = {}) => Array.from({ length: count }, () => waiting(change));
export const spread = (all: readonly Waiting[], counsellors = 1, booked: readonly Date[] = [], minutesPerCall = 15) => {
  const placed = new Map(
    spreadOverShift(all, opening, booked, { counsellors, minutesPerCall }).map(({ id, at }) => [id, minutesOf(at)]),
  );
  return all.map(({ id }) => placed.get(id)!);
};
