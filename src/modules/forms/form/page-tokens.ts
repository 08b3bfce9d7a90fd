import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { Signer } from '../../../platform/crypto/signer.js';

/** What came with a page and has to come back with the post. */
export interface OpenedPage {
  readonly id: string;
  readonly sourceId: string;
  /** When this person first saw the page, in milliseconds: a page that is shown again keeps it. */
  readonly since: number;
  readonly issuedAt: number;
}

// Longer than anybody writes; the form is shown again with everything kept, and a new token.
const lastsMilliseconds = 24 * 60 * 60_000;

/** One opened page: signed, so that its age and its source can be believed, by our clock and never the device's (B-037). */
@Injectable()
export class PageTokens {
  constructor(
    private readonly signer: Signer,
    private readonly clock: Clock,
  ) {}

  issue(sourceId: string, before: OpenedPage | null): OpenedPage {
    const now = this.clock.now().getTime();
    return { id: uuid(), sourceId, since: before?.since ?? now, issuedAt: now };
  }

  write(page: OpenedPage): string {
    return this.signer.sign('form-page', page);
  }

  read(token: string, sourceId: string): OpenedPage | 'missing' | 'forged' {
    if (token === '') return 'missing';
    const page = this.signer.read('form-page', token) as OpenedPage | null;
    return page?.sourceId === sourceId ? page : 'forged';
  }

  isOld({ issuedAt }: OpenedPage): boolean {
    return this.clock.now().getTime() - issuedAt > lastsMilliseconds;
  }
}
