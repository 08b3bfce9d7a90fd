import { Injectable } from '@nestjs/common';
import { decideMove } from '../../../core/benefits/request-table.js';
import { writeAuditEntry } from '../../../platform/audit/write-audit-entry.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { BlockedDisclosure } from '../../disclosures/index.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { TryStore } from '../try.store.js';
import type { BegunTry } from './begin-try.js';
import { isDue } from './is-due.js';
import { leftToHumans, waitingForConsent, waitingForVendor } from './standings.js';

/**
 * Nothing was told, and the request says why and who is next. For want of consent, or since the patient asked us not to: somebody talks
 * with them. For want of an agreement with whoever would carry it: it goes on when there is one, and a human can ring meanwhile.
 */
@Injectable()
export class HoldUp {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly tries: TryStore,
  ) {}

  /** `begun`: a try that was written before its question was found wanting. Does nothing when it is not the program's turn any more. */
  byProgram(requestId: string, blocked: BlockedDisclosure, begun: BegunTry | null): Promise<void> {
    const { sentence, at } = blocked;
    return this.withDue(requestId, begun?.claim ?? null, at, async (tx, request) => {
      if (begun) await this.tries.end(tx, begun.tryId, { outcome: 'not-sent', sentence, detail: null, raw: null, at });
      await this.stop(tx, request, blocked);
    });
  }

  /** The program cannot ask at all. */
  leaveToHumans(requestId: string, because: string, at: Date): Promise<void> {
    return this.withDue(requestId, null, at, (tx, request) =>
      this.requests.stand(tx, request.id, leftToHumans(request, because, at), at),
    );
  }

  /** Somebody wanted to begin. */
  byStaff(requestId: string, blocked: BlockedDisclosure, { userId }: StaffPrincipal): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.requests.lock(tx, requestId);
      if (request && decideMove(request.state, 'begin').kind === 'moved') await this.stop(tx, request, blocked);
      const { disclosureId } = blocked;
      const subject = { subjectType: 'benefits-request', subjectId: requestId, detail: { disclosureId } };
      await writeAuditEntry(tx, { userId, action: 'benefits.blocked', ...subject });
    });
  }

  private withDue(
    requestId: string,
    claim: string | null,
    at: Date,
    act: (tx: Tx, request: RequestRow) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      const request = await this.requests.lock(tx, requestId);
      if (!request) return;
      if (isDue(request, at) || (claim !== null && request.claim === claim)) await act(tx, request);
    });
  }

  private async stop(tx: Tx, request: RequestRow, { reason, sentence, at }: BlockedDisclosure): Promise<void> {
    await this.tries.letGo(tx, request.id, at);
    const standing = reason === 'vendor-inactive' ? waitingForVendor : waitingForConsent;
    await this.requests.stand(tx, request.id, standing(request, sentence, at), at);
  }
}
