import { Injectable } from '@nestjs/common';
import type { PageAction } from '../../../../core/own-page/page-actions.js';
import { ChooseOtherTime } from './choose-other-time.js';
import { EndTheirCall } from './end-their-call.js';
import { GiveNumber } from './give-number.js';
import type { PageDeed } from './page-deed.js';
import { StopContact } from './stop-contact.js';

/** Everything that can be done on the page. */
@Injectable()
export class PageDeeds {
  private readonly table: Readonly<Record<PageAction, PageDeed>>;

  constructor(time: ChooseOtherTime, number: GiveNumber, end: EndTheirCall, stop: StopContact) {
    this.table = { time, number, reached: end, cancel: end, 'not-me': stop, stop };
  }

  of(action: PageAction): PageDeed {
    return this.table[action];
  }
}
