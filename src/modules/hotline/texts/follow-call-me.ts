import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { AnswerText } from './answer-text.js';
import type { Incoming } from './incoming.js';
import { PersonOfText } from './person-of-text.js';
import { PromiseByText } from './promise-by-text.js';

/** "Yes, call me": the loop closes. Where only a human may decide to call, nothing is promised in our name. */
@Injectable()
export class FollowCallMe {
  constructor(
    private readonly persons: PersonOfText,
    private readonly promise: PromiseByText,
    private readonly answer: AnswerText,
  ) {}

  async run(tx: Tx, incoming: Incoming): Promise<void> {
    const { at, textId } = incoming;
    const person = await this.persons.find(tx, incoming);
    if (!person) return;
    await this.persons.agreesToCalls(tx, person.personId, textId, at);
    const promised = await this.promise.run(tx, incoming, {
      urgency: 'standard',
      because: 'They texted that they want to be called',
      atAnyHour: incoming.reply.now,
    });
    if (promised?.decision.kind !== 'never') await this.answer.run(tx, incoming, 'text.call-me-promised');
  }
}
