import { Injectable } from '@nestjs/common';
import type { MovedDto } from '../../../contracts/take-over.dto.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { TakeBack, type Leaver } from './take-back.js';

export interface TakingOver {
  readonly counsellorId: string;
  readonly to: string | null;
  readonly reason: string;
}

const owned = `
  select id from callback where ended_at is null and state in ('scheduled', 'queued', 'needs-decision')
    and (assigned_to = $1 or (state = 'needs-decision' and owner_user_id = $1)) order by id`;

/**
 * All that somebody who left still owns goes to another or to the team: the offer that rings for them, callbacks that they should make,
 * decisions that wait for them; intakes follow by the event. A call that is going on stays theirs until its outcome is written or overdue. Piece by piece, each in
 * its transaction: to do it again finds what is left.
 */
@Injectable()
export class TakeOver {
  constructor(
    private readonly database: Database,
    private readonly takeBack: TakeBack,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What was moved, and to whom. Throws `counsellor/unknown` (404) and `take-over/other` (422). */
  async run({ counsellorId: from, to, reason }: TakingOver, by: StaffPrincipal): Promise<MovedDto[]> {
    await this.require(from, to);
    const leaver: Leaver = { from, to, reason, by };
    const moved: MovedDto[] = [];
    for (const { id } of await this.database.query<{ id: string }>(owned, [from]))
      moved.push(...(await this.database.transaction((tx) => this.takeBack.callback(tx, id, leaver, this.clock.now()))));
    // Last: whom they were being offered goes to the other at once, if it was assigned to them.
    moved.push(...(await this.database.transaction((tx) => this.takeBack.offer(tx, leaver, this.clock.now()))));
    await this.database.transaction(async (tx) => {
      await writeAuditEntry(tx, {
        userId: by.userId,
        action: 'counsellor.taken-over',
        subjectType: 'counsellor',
        subjectId: from,
        detail: { to, reason, moved },
      });
      await this.outbox.add(tx, [{ name: 'WorkTakenOver', body: { counsellorId: from, to } }]);
    });
    return moved;
  }

  private async require(from: string, to: string | null): Promise<void> {
    const users = await this.database.query<{ id: string; active: boolean }>(
      'select id, active from staff_user where id = any($1::uuid[])',
      [[from, to].filter((id) => id !== null)],
    );
    if (!users.some(({ id }) => id === from))
      throw new DomainError('not-found', 'counsellor/unknown', 'There is no counsellor with this id.');
    if (to !== null && (to === from || !users.some(({ id, active }) => id === to && active)))
      throw new DomainError('invalid', 'take-over/other', 'to must be the id of an active colleague.');
  }
}
