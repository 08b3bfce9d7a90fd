import { Injectable } from '@nestjs/common';
import { Sealer } from '../../../platform/crypto/sealer.js';

const place = (row: string) => ({ table: 'consent_event', column: 'evidence', row });

/** The name on a signed form is part of its evidence, and lies sealed: the ledger holds no names. */
@Injectable()
export class PatientNames {
  constructor(private readonly sealer: Sealer) {}

  seal(consentId: string, name: string): string {
    return this.sealer.seal(Buffer.from(name), place(consentId)).toString('base64');
  }

  /** Null: none was kept. @throws UnsealError */
  open(consentId: string, sealed: unknown): string | null {
    return typeof sealed === 'string' ? this.sealer.open(Buffer.from(sealed, 'base64'), place(consentId)).toString() : null;
  }
}
