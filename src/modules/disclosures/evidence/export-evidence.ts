import { Injectable } from '@nestjs/common';
import type { AskedDisclosure } from '../../../core/disclosures/disclosure-facts.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DocumentSigner } from '../../../platform/crypto/signed-document.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { LedgerReader, type LedgerRow } from '../../people/index.js';
import { blockedError } from '../blocked-error.js';
import { Disclose } from '../disclose.js';
import type { DisclosureFrame } from '../disclosure-request.js';
import { patientThemselves } from '../own-request.js';
import { EvidenceReader } from './evidence.reader.js';

/** Who is handed the file, and what for. */
export type HandedTo = Pick<AskedDisclosure, 'recipient' | 'purpose' | 'basis'>;

interface Taken {
  readonly frame: DisclosureFrame;
  readonly staff: StaffPrincipal;
}

/**
 * Everything that shows one consent, in one signed file: who it is handed to checks it without us, byte for byte (L-310). It holds what
 * they typed, so it is a disclosure like any other: to themselves, or to somebody whom they consented to.
 */
@Injectable()
export class ExportEvidence {
  constructor(
    private readonly database: Database,
    private readonly ledger: LedgerReader,
    private readonly reader: EvidenceReader,
    private readonly signer: DocumentSigner,
    private readonly disclose: Disclose,
  ) {}

  /** The bytes of the file. @throws DomainError consent/unknown, disclosure/... when it may not go to them */
  async run(eventId: string, staff: StaffPrincipal, to: HandedTo = patientThemselves, approvalId?: string): Promise<string> {
    const event = await this.ledger.one(this.database, eventId);
    if (!event) throw new DomainError('not-found', 'consent/unknown', 'There is no such consent.');
    const file = `consent-evidence:${eventId}`;
    const by = { personId: event.personId, intakeId: null, byUserId: staff.userId, channel: 'file', vendor: null, file } as const;
    const answer = await this.disclose.handOver({ ...to, ...by, approvalId, fields: ['consents'] }, async (frame, tx) => {
      const subject = { subjectType: 'consent', subjectId: eventId, detail: { disclosureId: frame.disclosureId } };
      await writeAuditEntry(tx, { userId: staff.userId, action: 'consent.evidence-exported', ...subject });
      return this.signer.sign(await this.document(tx, event, to, { frame, staff }));
    });
    if (answer.kind === 'blocked') throw blockedError(answer);
    return answer.payload!;
  }

  private async document(tx: Tx, event: LedgerRow, to: HandedTo, { frame, staff }: Taken): Promise<Record<string, unknown>> {
    const { page = null, shownAt = null, givenAt = null, boxes = null } = event.evidence;
    return {
      format: 'ringback-consent-evidence/1',
      exportedAt: frame.at,
      exportedBy: staff.name,
      approvalId: frame.approvalId,
      disclosure: { id: frame.disclosureId, to: to.recipient, scope: frame.scopeText, notice: frame.notice.text },
      consent: event,
      patientName: this.reader.patientName(event),
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
