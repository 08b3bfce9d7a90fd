import { Injectable } from '@nestjs/common';
import { readCallerId, type CallerId } from '../../core/people/caller-id.js';
import type { Tx } from '../../platform/database/database.js';
import { SiteDirectory, type Site } from '../sites/index.js';

/** What the carrier tells of an incoming call, in our terms. */
@Injectable()
export class IncomingCallReader {
  constructor(private readonly sites: SiteDirectory) {}

  /** Whoever writes a call down waits here until the other, who noticed it at the same moment, is done. */
  async alone(tx: Tx, carrierSid: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [carrierSid]);
  }

  /** Whose number was dialled. */
  site(to: string): Promise<Site | null> {
    return this.sites.calledAt(to);
  }

  async callerId(tx: Tx, from: string): Promise<CallerId> {
    const id = readCallerId(from, await this.sites.ownNumbers());
    if (id.kind !== 'number') return id;
    // A counsellor's own phone is nobody who asked for help: no lead comes of it (F49).
    const staff = await tx.query('select from counsellor where phone_number = $1', [id.e164]);
    return staff.length > 0 ? { kind: 'withheld' } : id;
  }
}
