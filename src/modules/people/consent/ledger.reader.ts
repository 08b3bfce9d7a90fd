import { Injectable } from '@nestjs/common';
import type {
  ConsentAction,
  ConsentChannel,
  ConsentKind,
  ConsentScope,
  SubjectRole,
} from '../../../core/consent/consent-event.js';
import type { Tx } from '../../../platform/database/database.js';

/** One event of the ledger, as it was written. */
export interface LedgerRow {
  readonly id: string;
  readonly personId: string;
  readonly subjectRole: SubjectRole;
  readonly kind: ConsentKind;
  readonly action: ConsentAction;
  readonly scope: ConsentScope;
  readonly textVersion: string | null;
  readonly textSha256: string | null;
  readonly language: string | null;
  readonly channel: ConsentChannel;
  readonly capturedBy: string | null;
  readonly ipHash: string | null;
  readonly userAgent: string | null;
  readonly recordingRef: string | null;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly statedAt: Date | null;
  readonly effectiveAt: Date;
  readonly receivedAt: Date;
  readonly honourBy: Date | null;
  readonly expiresAt: Date | null;
  readonly expiresEvent: string | null;
}

const columns = `
  id, person_id as "personId", subject_role as "subjectRole", kind, action, scope, text_version as "textVersion",
  text_sha256 as "textSha256", language, channel, captured_by as "capturedBy", ip_hash as "ipHash", user_agent as "userAgent",
  recording_ref as "recordingRef", evidence, stated_at as "statedAt", effective_at as "effectiveAt", received_at as "receivedAt",
  honour_by as "honourBy", expires_at as "expiresAt", expires_event as "expiresEvent"`;

@Injectable()
export class LedgerReader {
  /** Of the person and of everybody who turned out to be them: as they came, oldest first. */
  of(db: Pick<Tx, 'query'>, personId: string): Promise<LedgerRow[]> {
    return db.query<LedgerRow>(
      `select ${columns} from consent_event where person_id in (select family_of($1)) order by received_at, id`,
      [personId],
    );
  }

  /** What counts for each of them, to be folded (core/consent/fold-consent.ts). Empty: there is no such person. */
  async byMember(db: Pick<Tx, 'query'>, personId: string): Promise<readonly (readonly LedgerRow[])[]> {
    const members = await db.query<{ id: string }>('select family_of($1) as id', [personId]);
    const ledgers: LedgerRow[][] = [];
    for (const { id } of members)
      ledgers.push(await db.query<LedgerRow>(`select ${columns} from consents_of($1) order by received_at, id`, [id]));
    return ledgers;
  }

  async one(db: Pick<Tx, 'query'>, id: string): Promise<LedgerRow | null> {
    const [row] = await db.query<LedgerRow>(`select ${columns} from consent_event where id = $1`, [id]);
    return row ?? null;
  }
}
