import { Injectable } from '@nestjs/common';
import { may } from '../../../core/access/permissions.js';
import { isOpen } from '../../../core/benefits/request-table.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { toBeginWith } from '../payer/standings.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { ChangeableRequest } from './changeable-request.js';
import { EndRequest } from './end-request.js';

/** What staff do with a request besides asking and answering; each is kept in the audit. */
@Injectable()
export class ChangeRequest {
  constructor(
    private readonly database: Database,
    private readonly changeable: ChangeableRequest,
    private readonly requests: RequestStore,
    private readonly endRequest: EndRequest,
    private readonly clock: Clock,
  ) {}

  /** A manager gives it to anybody, a counsellor takes it. @throws DomainError benefits/unknown, benefits/role, benefits/ended, user/unknown */
  assign(id: string, ownerUserId: string | null, staff: StaffPrincipal): Promise<void> {
    const mayGive = may(staff.roles, 'work-of-others');
    if (!mayGive && ownerUserId !== staff.userId)
      throw new DomainError('forbidden', 'benefits/role', 'You may take it yourself; a manager gives it to others.');
    return this.database.transaction(async (tx) => {
      const request = await this.changeable.lock(tx, id);
      if (!isOpen(request.state))
        throw new DomainError('conflict', 'benefits/ended', 'This request has ended: nobody has to act.');
      const owner = ownerUserId === null ? null : await activeUser(tx, ownerUserId);
      await this.requests.assign(tx, id, owner);
      await audit(tx, staff, 'benefits.assigned', id, { from: request.ownerUserId, to: ownerUserId });
    });
  }

  /** The program asks no more: a human rings the insurer. @throws DomainError benefits/unknown, benefits/not-now */
  turnToPhone(id: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.changeable.for(tx, id, 'turn-to-phone');
      const at = this.clock.now();
      const byPhone: RequestRow = { ...request, way: 'phone', ownerUserId: staff.userId };
      await this.endRequest.letGo(tx, id, at);
      await this.requests.stand(tx, id, toBeginWith(byPhone, 'Ring the insurer: begin, and you see what you may say.', at), at);
      await audit(tx, staff, 'benefits.turned-to-phone', id, { reason });
    });
  }

  /** @throws DomainError benefits/unknown, benefits/not-now */
  cancel(id: string, reason: string, staff: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.changeable.for(tx, id, 'cancel');
      await this.endRequest.cancel(tx, request, reason, this.clock.now());
      await audit(tx, staff, 'benefits.cancelled', id, { reason });
    });
  }
}

async function activeUser(tx: Tx, userId: string): Promise<string> {
  const [user] = await tx.query<{ id: string }>('select id from staff_user where id = $1 and active', [userId]);
  if (!user) throw new DomainError('invalid', 'user/unknown', 'There is no such colleague, or they have left.');
  return user.id;
}

async function audit(
  tx: Tx,
  staff: StaffPrincipal,
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeAuditEntry(tx, { userId: staff.userId, action, subjectType: 'benefits-request', subjectId, detail });
}
