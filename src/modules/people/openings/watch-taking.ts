import { Injectable } from '@nestjs/common';
import { takingSentence } from '../../../core/access/opening-sentence.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import type { RecordAddress } from '../restriction/whose-record.js';
import { AcquaintanceReader } from './acquaintance.reader.js';
import { RecordStandingReader } from './record-standing.reader.js';

/** Work is as good as a reason, so supervisors hear when it goes to somebody who may know whom it is about (B-109). */
@Injectable()
export class WatchTaking {
  constructor(
    private readonly database: Database,
    private readonly reader: RecordStandingReader,
    private readonly acquaintance: AcquaintanceReader,
    private readonly raiseAlert: RaiseAlert,
    private readonly clock: Clock,
  ) {}

  /** `body` names who takes it, or a team; else it is whoever asks. */
  async run(staff: StaffPrincipal, { whose, id }: RecordAddress, body: unknown): Promise<void> {
    const taker = takerIn(body, staff);
    if (taker === null) return;
    const standing = await this.reader.of(whose, id, taker);
    if (!standing || standing.work.some(({ endedAt }) => endedAt === null)) return;
    const { personId, siteId } = standing;
    await this.database.transaction(async (tx) => {
      const signs = await this.acquaintance.signs(tx, taker, personId);
      if (signs.length === 0) return;
      const subject = { siteId, kind: 'record-taken', subjectType: 'person', subjectId: personId };
      await this.raiseAlert.run(tx, { ...subject, sentence: takingSentence(signs), at: this.clock.now() });
    });
  }
}

function takerIn(body: unknown, staff: StaffPrincipal): string | null {
  const named = typeof body === 'object' && body !== null ? body : {};
  if (!['userId', 'ownerUserId', 'team'].some((field) => Object.hasOwn(named, field))) return staff.userId;
  const { userId, ownerUserId } = named as { userId?: unknown; ownerUserId?: unknown };
  const taker = userId ?? ownerUserId;
  return typeof taker === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(taker) ? taker : null;
}
