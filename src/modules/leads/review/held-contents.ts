import { Injectable } from '@nestjs/common';
import { Sealer } from '../../../platform/crypto/sealer.js';
import type { SentFrom } from '../read/given-consent.js';

/** What somebody sent, as it waits to be read. */
export interface HeldContent {
  /** As for POST /v1/leads; nothing in it has been checked. */
  readonly body: object;
  readonly rawBody: string;
  readonly campaignApart: boolean;
  /** Who sent it to our own form; null: a program's request. */
  readonly from: SentFrom | null;
}

/** Seals what was sent under its row's own name, and opens it again. */
@Injectable()
export class HeldContents {
  constructor(private readonly sealer: Sealer) {}

  seal(content: HeldContent, sourceId: string, key: string): Buffer {
    return this.sealer.seal(Buffer.from(JSON.stringify(content)), placeOf(sourceId, key));
  }

  open(sealed: Buffer, sourceId: string, key: string): HeldContent {
    return JSON.parse(this.sealer.open(sealed, placeOf(sourceId, key)).toString('utf8')) as HeldContent;
  }
}

function placeOf(sourceId: string, key: string) {
  return { table: 'lead_review', column: 'sealed', row: `${sourceId} ${key}` };
}
