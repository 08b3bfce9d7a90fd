import { isTollFree } from '../messages/opt-out-list.js';
import type { Line } from './line.js';

const MOBILE: Line = {
  lineType: 'mobile',
  texts: 'delivered',
  callerName: null,
  carrierName: 'Simulated Wireless',
  advancedOptOut: false,
  reassigned: 'no_data_available',
};

/** Facts about numbers; one that nobody described is a mobile phone that gets its texts, or a toll-free number. */
export class LineBook {
  private readonly lines = new Map<string, Line>();

  /** Describes a number; what is left out is as for any other. A landline gets no texts unless told otherwise. */
  describe(number: string, facts: Partial<Line>): Line {
    const usual = this.at(number);
    const texts = facts.lineType === 'landline' ? 'landline' : usual.texts;
    const line = { ...usual, texts, ...facts };
    this.lines.set(number, line);
    return line;
  }

  at(number: string): Line {
    return this.lines.get(number) ?? (isTollFree(number) ? { ...MOBILE, lineType: 'tollFree' } : MOBILE);
  }
}
