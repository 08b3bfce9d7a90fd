import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../core/shared/assert-never.js';
import type { Tx } from '../../../platform/database/database.js';
import { AnswerText } from './answer-text.js';
import { FollowCallMe } from './follow-call-me.js';
import { FollowCrisis } from './follow-crisis.js';
import { FollowStart } from './follow-start.js';
import { FollowStop } from './follow-stop.js';
import type { Incoming } from './incoming.js';

/** What follows from each meaning of a text. What is to stop stops first, whatever else the text says. */
@Injectable()
export class FollowText {
  constructor(
    private readonly stop: FollowStop,
    private readonly start: FollowStart,
    private readonly callMe: FollowCallMe,
    private readonly crisis: FollowCrisis,
    private readonly answer: AnswerText,
  ) {}

  async run(tx: Tx, incoming: Incoming): Promise<void> {
    const { reply, carrierAnswered } = incoming;
    if (reply.stops.length > 0) await this.stopAndConfirm(tx, incoming);
    switch (reply.meaning) {
      case 'stop':
      case 'wrong-number':
      case 'other': // somebody reads it on the timeline
        return;
      case 'crisis':
        return this.crisis.run(tx, incoming);
      case 'start':
        return this.start.run(tx, incoming);
      case 'help':
        return carrierAnswered === 'help' ? undefined : this.answer.run(tx, incoming, 'text.help');
      case 'call-me':
        return reply.yes && (await this.start.agree(tx, incoming)) ? undefined : this.callMe.run(tx, incoming);
      default:
        return assertNever(reply.meaning);
    }
  }

  /** At most one confirmation, and none when the carrier has sent its own (F95). */
  private async stopAndConfirm(tx: Tx, incoming: Incoming): Promise<void> {
    const fresh = await this.stop.run(tx, incoming);
    if (fresh && incoming.carrierAnswered !== 'stop') await this.answer.run(tx, incoming, 'text.stopped');
  }
}
