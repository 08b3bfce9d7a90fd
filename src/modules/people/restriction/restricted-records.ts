import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { whoseRecord, type RecordAddress } from './whose-record.js';

const openers = ['manager', 'admin', 'privacy-officer'] as const;

interface Standing {
  readonly id: string;
  readonly erased_at: Date | null;
  readonly shut: boolean;
}

const standing = (whose: string) => `
  select p.id, p.erased_at, p.restricted_at is not null and is_shut_away(p.id) as shut from person p
  where p.id = (${whose}) and (p.restricted_at is not null or p.erased_at is not null)`;

/**
 * Before every handler: a record that was erased is opened by nobody but for the proof of a stop and the accounting, one that is restricted by managers and administrators alone, and
 * that they did is on record. It stands here, and not in each read, so that an address that is added later cannot forget it.
 */
@Injectable()
export class RestrictedRecords implements NestInterceptor {
  constructor(private readonly database: Database) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const staff = request.staffSession?.principal;
    const { method, params, query, body } = request;
    const about = staff ? whoseRecord({ method, route: request.routeOptions.url ?? '', params, query, body }) : null;
    if (staff && about) await this.admit(staff, about, request);
    return next.handle();
  }

  /** @throws DomainError person/erased (404), person/restricted (403) */
  private async admit(staff: StaffPrincipal, { whose, id, isProof }: RecordAddress, request: FastifyRequest): Promise<void> {
    const [person] = await this.database.query<Standing>(standing(whose), [id]);
    if (!person) return;
    const mayOpen = openers.some((role) => staff.roles.includes(role));
    if (person.erased_at && !(isProof && mayOpen)) {
      const day = person.erased_at.toISOString().slice(0, 10);
      throw new DomainError(
        'not-found',
        'person/erased',
        `What was here belonged to somebody whose record was erased on ${day}.`,
      );
    }
    if (person.shut && !mayOpen)
      throw new DomainError('forbidden', 'person/restricted', 'This record is restricted: ask a manager or administrator.');
    const detail = { method: request.method, address: request.routeOptions.url };
    await this.database.transaction((tx) =>
      writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'person.restricted-record-opened',
        subjectType: 'person',
        subjectId: person.id,
        detail,
      }),
    );
  }
}
