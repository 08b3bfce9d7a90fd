import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { Matcher, QueueEntryStore } from '../../routing/index.js';
import { CallbackStore, type CallbackRow } from '../callback.store.js';

export interface Given {
  /** Null: back to the team. */
  readonly to: string | null;
  readonly reason: string | null;
}

const whatTheyServe = `
  select exists (select from counsellor_route r where r.counsellor_id = c.id and r.route_id = $2) as route
  from counsellor c join staff_user u on u.id = c.id and u.active where c.id = $1`;

/** Writes down who should make a callback; when it is in line already, it is offered to them from now on. */
@Injectable()
export class GiveCallback {
  constructor(
    private readonly callbacks: CallbackStore,
    private readonly entries: QueueEntryStore,
    private readonly matcher: Matcher,
  ) {}

  /** Throws `callback/not-a-counsellor` (422) and `callback/other-route` (409). */
  async run(tx: Tx, callback: CallbackRow, { to, reason }: Given, by: StaffPrincipal, at: Date): Promise<void> {
    if (to !== null) await this.requireAble(tx, to, callback.route_id);
    await this.callbacks.assign(tx, callback.id, to);
    await writeAuditEntry(tx, {
      userId: by.userId,
      action: 'callback.assigned',
      subjectType: 'callback',
      subjectId: callback.id,
      detail: { to, reason },
    });
    if (callback.state !== 'queued') return;
    await this.entries.assign(tx, callback.id, to);
    await this.matcher.matchRoute(tx, callback.route_id, at);
  }

  /** Whether they are an active counsellor of the route. */
  async mayMake(tx: Tx, counsellorId: string, routeId: string): Promise<boolean> {
    const [serves] = await tx.query<{ route: boolean }>(whatTheyServe, [counsellorId, routeId]);
    return serves?.route === true;
  }

  private async requireAble(tx: Tx, counsellorId: string, routeId: string): Promise<void> {
    const [serves] = await tx.query<{ route: boolean }>(whatTheyServe, [counsellorId, routeId]);
    if (!serves) throw new DomainError('invalid', 'callback/not-a-counsellor', 'counsellorId must be an active counsellor.');
    if (!serves.route)
      throw new DomainError('conflict', 'callback/other-route', 'They do not serve the route of this callback: choose another.');
  }
}
