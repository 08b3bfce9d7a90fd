import { Injectable } from '@nestjs/common';
import type { AllowedDisclosure, RefusedDisclosure } from '../../core/disclosures/disclosure-facts.js';
import { writeAuditEntry } from '../../platform/audit/write-audit-entry.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { RenewalAlert } from './part2/renewal-alert.js';
import type { BlockedDisclosure, DisclosureRequest } from './disclosure-request.js';
import { DisclosureStore } from './disclosure.store.js';
import { ExportAlarm } from './second-person/export-alarm.js';
import { VendorAlert } from './vendors/vendor-alert.js';

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly at: Date;
}

/** Puts a disclosure, made or blocked, on record, with all that follows from it, in one transaction. */
@Injectable()
export class DisclosureRecorder {
  constructor(
    private readonly store: DisclosureStore,
    private readonly outbox: Outbox,
    private readonly renewal: RenewalAlert,
    private readonly vendorAlert: VendorAlert,
    private readonly exportAlarm: ExportAlarm,
  ) {}

  async made(
    tx: Tx,
    row: Row & { readonly approvalId: string | null; readonly noticeVersion: string; readonly payloadHash: string | null },
    request: DisclosureRequest,
    allowed: AllowedDisclosure,
  ): Promise<void> {
    await this.store.insertMade(tx, row, request, allowed);
    const { consentId, basis } = allowed;
    const approved = row.approvalId === null ? {} : { approvalId: row.approvalId };
    await this.audit(tx, 'disclosure.made', row, request, { consentId, basis, ...approved });
    await this.outbox.add(tx, [{ name: 'DisclosureMade', body: { disclosureId: row.id, personId: row.personId } }]);
  }

  /** One of us takes out more files than anybody is usually asked for. */
  unusual(tx: Tx, userId: string, at: Date): Promise<void> {
    return this.exportAlarm.raise(tx, userId, at);
  }

  /** B-092: what only has to be renewed becomes somebody's task. */
  async blocked(tx: Tx, row: Row, request: DisclosureRequest, refused: RefusedDisclosure): Promise<BlockedDisclosure> {
    const { reason, sentence, rule } = refused;
    await this.store.insertBlocked(tx, row, request, refused);
    await this.audit(tx, 'disclosure.blocked', row, request, { reason });
    await this.outbox.add(tx, [{ name: 'DisclosureBlocked', body: { disclosureId: row.id, personId: row.personId, reason } }]);
    if (reason === 'expired') await this.renewal.raise(tx, row.personId, row.at);
    if (reason === 'vendor-inactive') await this.vendorAlert.raise(tx, request.vendor ?? '', sentence, row.at);
    return { kind: 'blocked', disclosureId: row.id, at: row.at, reason, sentence, rule };
  }

  private audit(tx: Tx, action: string, { id, personId }: Row, { byUserId }: DisclosureRequest, detail: object): Promise<void> {
    const subject = { subjectType: 'person', subjectId: personId, detail: { disclosureId: id, ...detail } };
    return writeAuditEntry(tx, { userId: byUserId, action, ...subject });
  }
}
