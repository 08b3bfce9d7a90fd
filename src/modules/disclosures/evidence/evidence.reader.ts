import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { Seals } from '../../../platform/sealing/seals.js';
import { told } from '../../../platform/sealing/told.js';
import type { LedgerRow } from '../../people/index.js';
import { PatientNames } from '../part2/patient-names.js';

export interface ShownWords {
  readonly version: string;
  readonly language: string;
  readonly sha256: string;
  /** As they were shown, to the byte. */
  readonly body: string;
}

const words = `
  select version, language, sha256, body from consent_text where sha256 = $1 and kind = $2 and version = $3 order by published_at limit 1`;
const submission = `select ${told('raw.body', 'r')} as body from raw_submission r where lead_id = $1`;

/** What lies elsewhere and belongs to the evidence of a consent. */
@Injectable()
export class EvidenceReader {
  constructor(
    private readonly names: PatientNames,
    private readonly seals: Seals,
  ) {}

  /** As it stands on a signed form; null when there was none. */
  patientName({ id, evidence }: LedgerRow): string | null {
    return this.names.open(id, evidence['patientName']);
  }

  /** Null when no published words were shown. */
  async words(tx: Tx, { textSha256, kind, textVersion }: LedgerRow): Promise<ShownWords | null> {
    const [row] = await tx.query<ShownWords>(words, [textSha256, kind, textVersion]);
    return row ?? null;
  }

  /** The number as they typed it into the form; null when it came by another way, or the submission is not kept any more. */
  async numberTyped(tx: Tx, { evidence }: LedgerRow): Promise<string | null> {
    if (typeof evidence['leadId'] !== 'string') return null;
    const rows = await tx.query<{ body: string | null }>(submission, [evidence['leadId']]);
    const [row] = await this.seals.open(tx, rows);
    return row?.body ? phoneIn(row.body) : null;
  }
}

function phoneIn(body: string): string | null {
  try {
    const { phone } = JSON.parse(body) as { phone?: unknown };
    return typeof phone === 'string' ? phone : null;
  } catch {
    return null; // another way of writing a submission: its number is in the submission itself
  }
}
