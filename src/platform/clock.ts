import { Injectable } from '@nestjs/common';

/** The instant a use case takes as "now"; rules in core get it as an argument. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
