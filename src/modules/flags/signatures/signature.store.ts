import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';

interface SignedDocument {
  readonly name: string;
  readonly version: string;
  readonly contentHash: string;
  readonly keyId: string;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly document: string;
}

const insert = `
  insert into clinical_signature (name, version, content_hash, key_id, signed_by, signed_at, document)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;

/** Signatures, kept for good. */
@Injectable()
export class SignatureStore {
  async add(db: Pick<Tx, 'query'>, signed: SignedDocument): Promise<void> {
    const { name, version, contentHash, keyId, signedBy, signedAt, document } = signed;
    await db.query(insert, [name, version, contentHash, keyId, signedBy, signedAt, document]);
  }

  async documents(db: Pick<Tx, 'query'>): Promise<string[]> {
    return (await db.query<{ document: string }>('select document from clinical_signature')).map(({ document }) => document);
  }
}
