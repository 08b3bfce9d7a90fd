import { OptOutList } from '../messages/opt-out-list.js';
import { LineBook } from './line-book.js';

export interface CarrierSettings {
  /** Simulated seconds a text waits before it is sent. */
  readonly queueSeconds: number;
  /** How a text to somebody who said stop ends: refused with 21610, or taken and failed with it later. */
  readonly optedOut: 'refused' | 'failed';
}

/** The networks behind Twilio: what they know of numbers, and how they treat texts. */
export class Carrier {
  readonly lines = new LineBook();
  readonly optOuts = new OptOutList();
  settings: CarrierSettings = { queueSeconds: 0, optedOut: 'refused' };
  /** Messaging services by SID, each with the number it sends from. */
  readonly services = new Map<string, string>();
}
