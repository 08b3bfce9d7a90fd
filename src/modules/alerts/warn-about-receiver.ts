import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { receiverStanding, type ReceiverStanding } from '../webhooks/index.js';
import { EndAlert } from './end-alert.js';
import { RaiseAlert } from './raise-alert.js';

/** Which alert stands while what is true of a receiver. */
const alerts: { readonly [K in keyof ReceiverStanding]: { readonly kind: string; readonly sentence: string } } = {
  failing: {
    kind: 'webhook-failing',
    sentence: 'A receiver of webhooks has taken nothing for an hour. What happens is kept, and sent when it is back.',
  },
  pausedByFailing: {
    kind: 'webhook-paused',
    sentence:
      'A receiver of webhooks took nothing for five days and is paused. What happens is kept: make it active when it is back.',
  },
  gone: {
    kind: 'webhook-gone',
    sentence:
      'A receiver of webhooks said that it wants nothing any more (410) and was disabled. Ask its owner whether that is meant.',
  },
  hasDeadLetters: {
    kind: 'webhook-dead-letters',
    sentence: 'A receiver of webhooks did not take some messages in any try. Look at them, and send them again when it is back.',
  },
};

// Acknowledged, it is not raised again by the next message that dies the same day.
const quietMilliseconds = 24 * 3_600_000;

/** Brings the alerts about a receiver in line with how it stands now: run late or twice, the last look counts. */
@Injectable()
export class WarnAboutReceiver {
  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    private readonly endAlert: EndAlert,
    private readonly clock: Clock,
  ) {}

  run(receiverId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const standing = await receiverStanding(tx, receiverId);
      if (!standing) return;
      const at = this.clock.now();
      const unlessRaisedSince = new Date(at.getTime() - quietMilliseconds);
      for (const fact of Object.keys(alerts) as (keyof ReceiverStanding)[]) {
        const { kind, sentence } = alerts[fact];
        const subject = { subjectType: 'webhook-receiver', subjectId: receiverId };
        if (standing[fact]) await this.raiseAlert.run(tx, { siteId: null, kind, ...subject, sentence, at, unlessRaisedSince });
        else await this.endAlert.run(tx, kind, receiverId, at);
      }
    });
  }
}
