import { Injectable } from '@nestjs/common';
import type { CallbackOrigin } from '../../../core/hotline/stages.js';
import { SendText } from '../../texts/index.js';
import type { Thread } from '../arrive/identify.js';
import type { Caller } from '../caller.js';

const lineAfter = new Map<CallbackOrigin, 'text.keep-place' | 'text.missed'>([
  ['keep-my-place', 'text.keep-place'],
  ['abandoned', 'text.missed'],
]);

/** A text after a call that came to no talk: their place is kept, or we are sorry. Whether it may go out is decided where texts are. */
@Injectable()
export class TextAfterCall {
  constructor(private readonly sendText: SendText) {}

  async run({ tx, row }: Caller, origin: CallbackOrigin, { personId, phoneNumberId }: Thread): Promise<void> {
    const lineKey = lineAfter.get(origin);
    if (!lineKey || phoneNumberId === null) return;
    // The key they pressed asks for it on the phone in their hand, not on any number that they typed: whoever has that may know nothing.
    const answersThem = origin === 'keep-my-place' && row.chosen_number_id === null;
    const { site_id: siteId, language } = row;
    await this.sendText.intend(tx, { siteId, lineKey, language, answersThem, personId, phoneNumberId });
  }
}
