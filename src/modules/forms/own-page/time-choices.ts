import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { clockWords, dayLabel } from '../../../core/own-page/when-words.js';
import { SlotsReadModel } from '../../callbacks/index.js';
import type { OwnPage } from './own-page.js';
import type { View } from './pages/view.js';

const daysAhead = 7;

export interface TimeChoices {
  readonly days: readonly { readonly index: number; readonly said: string }[];
  readonly day: number;
  readonly times: readonly { readonly at: string; readonly said: string }[];
}

/** When a call can still be promised to them: what staff are offered, one day at a time. */
@Injectable()
export class TimeChoicesReader {
  constructor(private readonly slots: SlotsReadModel) {}

  /** `askedDay`: '0' is today; empty for whoever did not choose one. */
  async of({ routeId, personId }: OwnPage, view: View, askedDay: string): Promise<TimeChoices> {
    const { timeZone: zone, language, now } = view;
    const reader = { language, zone, now };
    const startOf = (index: number) => DateTime.fromJSDate(now, { zone }).startOf('day').plus({ days: index }).toJSDate();
    const slotsOf = async (index: number) =>
      (await this.slots.free({ routeId, personId, from: startOf(index).toISOString(), days: 1 })).slots;
    const asked = dayOf(askedDay);
    const found = await slotsOf(asked);
    // Late in the evening there is nothing left of today: nobody has to find that out.
    const [day, slots] = askedDay === '' && found.length === 0 ? [1, await slotsOf(1)] : [asked, found];
    return {
      day,
      days: Array.from({ length: daysAhead }, (_, index) => ({ index, said: dayLabel(startOf(index), reader) })),
      times: slots.map(({ from, until }) => ({
        at: from,
        said: `${clockWords(new Date(from), reader)} – ${clockWords(new Date(until), reader)}`,
      })),
    };
  }
}

/** Today, for whatever is no day of the list. */
function dayOf(asked: string): number {
  return /^[0-6]$/.test(asked) ? Number(asked) : 0;
}
