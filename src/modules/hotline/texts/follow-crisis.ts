import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { AnswerText } from './answer-text.js';
import type { Incoming } from './incoming.js';
import { PromiseByText } from './promise-by-text.js';

/**
 * Words of danger (F100): every supervisor is told, an urgent call is promised at any hour, since they are awake and in need, and
 * the emergency numbers are the answer. Where no call may be made, the promise becomes a human's decision at once; a number that
 * has stopped texts gets none.
 */
@Injectable()
export class FollowCrisis {
  constructor(
    private readonly promise: PromiseByText,
    private readonly raiseAlert: RaiseAlert,
    private readonly answer: AnswerText,
  ) {}

  async run(tx: Tx, incoming: Incoming): Promise<void> {
    const { siteId, at } = incoming;
    const promised = await this.promise.run(tx, incoming, {
      urgency: 'urgent',
      because: 'They texted words of danger',
      atAnyHour: true,
    });
    const subject = promised
      ? { subjectType: 'person', subjectId: promised.personId }
      : { subjectType: 'text', subjectId: incoming.textId };
    const sentence = 'Somebody texted words of danger: read the text and make sure that they are called now.';
    await this.raiseAlert.run(tx, { siteId, kind: 'crisis-text', ...subject, sentence, at });
    await this.answer.run(tx, incoming, 'text.crisis');
  }
}
