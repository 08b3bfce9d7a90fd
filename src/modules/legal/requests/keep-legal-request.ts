import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type {
  CloseLegalRequestDto,
  LegalRequestDto,
  LogLegalRequestDto,
  RecordCourtOrderDto,
} from '../../../contracts/legal/legal-request.dto.js';
import { startOfLegalDay } from '../../../core/disclosures/legal-day.js';
import { showable } from '../../../core/shared/plain-text.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { asProgram } from '../../../platform/database/asker.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { instantIn } from '../../../platform/http/instant-in.js';
import { RestrictionStore } from '../../people/index.js';
import { LegalRequestAlert } from './legal-request-alert.js';
import { LegalRequestStore } from './legal-request.store.js';

/**
 * A subpoena, a court order or another demand of the law (L-112): it is logged by whoever opens it, and lies on the list of the privacy
 * officer until somebody closes it. Nothing goes out by it but through the desk of disclosures.
 */
@Injectable()
export class KeepLegalRequest {
  constructor(
    private readonly database: Database,
    private readonly requests: LegalRequestStore,
    private readonly restrictions: RestrictionStore,
    private readonly alert: LegalRequestAlert,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError person/unknown (404), instant/invalid, legal-request/date, legal-request/future (422) */
  log(told: LogLegalRequestDto, { userId }: StaffPrincipal): Promise<LegalRequestDto> {
    const at = this.clock.now();
    const receivedAt = told.receivedAt === undefined ? at : instantIn('receivedAt', told.receivedAt, at);
    if (receivedAt > at)
      throw invalid('receivedAt', 'legal-request/future', 'receivedAt lies in the future: when did it come in?');
    const { responseDue = null } = told;
    if (responseDue !== null && startOfLegalDay(responseDue) === null)
      throw invalid('responseDue', 'legal-request/date', 'responseDue is no date: write it as 2026-12-14.');
    const id = uuid();
    // Whoever opens the letter logs it, also those who read no records.
    return asProgram(() =>
      this.database.transaction(async (tx) => {
        const personId = told.personId === undefined ? null : await this.knownAs(tx, told.personId);
        const words = { sender: showable(told.sender).trim(), documentRef: showable(told.documentRef).trim() };
        await this.requests.insert(tx, { id, kind: told.kind, ...words, receivedAt, responseDue, personId, by: userId, at });
        await this.note(tx, id, 'logged', userId, { kind: told.kind, personId });
        await this.alert.arrived(tx, id, at);
        return this.shown(tx, id);
      }),
    );
  }

  /** A court ordered it: from now on what the order names may go, when two others approve. @throws DomainError legal-request/unknown (404), legal-request/has-order (409) */
  recordOrder(id: string, { documentRef, fields }: RecordCourtOrderDto, { userId }: StaffPrincipal): Promise<LegalRequestDto> {
    return this.database.transaction(async (tx) => {
      await this.shown(tx, id);
      const order = { documentRef: showable(documentRef).trim(), fields, by: userId, at: this.clock.now() };
      if (!(await this.requests.recordOrder(tx, id, order)))
        throw new DomainError('conflict', 'legal-request/has-order', 'It has an order already, or is closed: log a new request.');
      await this.note(tx, id, 'order-recorded', userId, { fields });
      return this.shown(tx, id);
    });
  }

  /** @throws DomainError legal-request/unknown (404), legal-request/closed-already (409) */
  close(id: string, { outcome, note }: CloseLegalRequestDto, { userId }: StaffPrincipal): Promise<LegalRequestDto> {
    return this.database.transaction(async (tx) => {
      await this.shown(tx, id);
      const at = this.clock.now();
      if (!(await this.requests.close(tx, id, { outcome, note: note.trim(), by: userId, at })))
        throw new DomainError('conflict', 'legal-request/closed-already', 'This legal request was closed already.');
      await this.note(tx, id, 'closed', userId, { outcome });
      await this.alert.end(tx, id, at);
      return this.shown(tx, id);
    });
  }

  /** @throws DomainError legal-request/unknown (404) */
  one(id: string): Promise<LegalRequestDto> {
    return this.shown(this.database, id);
  }

  /** Under the lock of the record: whoever erases it at this moment goes first. */
  private async knownAs(tx: Tx, personId: string): Promise<string> {
    const record = await this.restrictions.lock(tx, personId);
    if (!record) throw new DomainError('not-found', 'person/unknown', 'There is no such person.');
    if (record.erasedAt)
      throw new DomainError('not-found', 'person/erased', 'This record was erased: there is nothing left of it.');
    return record.personIds[0]!;
  }

  private async shown(db: Pick<Tx, 'query'>, id: string): Promise<LegalRequestDto> {
    const request = await this.requests.one(db, id);
    if (!request) throw new DomainError('not-found', 'legal-request/unknown', 'There is no such legal request.');
    return request;
  }

  private note(tx: Tx, id: string, what: string, userId: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    const subject = { subjectType: 'legal-request', subjectId: id, detail };
    return writeAuditEntry(tx, { userId, action: `legal_request.${what}`, ...subject });
  }
}

function invalid(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', code, message, { errors: [{ field, code, message }] });
}
