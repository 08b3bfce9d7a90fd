import { Clock } from '../../../src/platform/clock.js';

export class StoppedClock extends Clock {
  constructor(public at: Date) {
    super();
  }

  override now(): Date {
    return this.at;
  }
}
