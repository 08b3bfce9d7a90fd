import { Injectable } from '@nestjs/common';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Clock } from '../../../platform/clock.js';
import { DocumentSigner } from '../../../platform/crypto/signed-document.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { EvidenceReader } from './evidence.reader.js';
import { LedgerReader, type LedgerRow } from './ledger.reader.js';

/**
 * Everything that shows one consent, in one signed file: who it is handed to checks it without us, byte for byte (L-310). It holds what
 * they typed, so it is audited like a revealed number.
 */
@Injectable()
export class ExportEvidence {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerReader,
    private readonly reader: EvidenceReader,
    private readonly signer: DocumentSigner,
    private readonly clock: Clock,
  ) {}

  /** The bytes of the file. @throws DomainError consent/unknown */
  run(eventId: string, staff: StaffPrincipal): Promise<string> {
    return this.database.transaction(async (tx) => {
      const event = await this.ledger.one(tx, eventId);
      if (!event) throw new DomainError('not-found', 'consent/unknown', 'There is no such consent.');
      const document = await this.document(tx, event);
      await writeAuditEntry(tx, {
        userId: staff.userId,
        action: 'consent.evidence-exported',
        subjectType: 'consent',
        subjectId: eventId,
      });
      return this.signer.sign(document);
    });
  }

  private async document(tx: Tx, event: LedgerRow): Promise<Record<string, unknown>> {
    const { page = null, shownAt = null, givenAt = null, boxes = null } = event.evidence;
    return {
      format: 'ringback-consent-evidence/1',
      exportedAt: this.clock.now(),
      consent: event,
      textAsShown: await this.reader.words(tx, event),
      numberTyped: await this.reader.numberTyped(tx, event),
      page,
      boxes,
      times: { shown: shownAt, given: givenAt, received: event.receivedAt },
      sentBy: { ipHash: event.ipHash, userAgent: event.userAgent },
      ledger: await this.ledger.of(tx, event.personId),
    };
  }
}
