import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';
import { RoomOutageStore } from './room-outage.store.js';

export const outageAlert = 'rooms-down';

const sentence =
  'The carrier cannot ring anybody into a call’s room. People are called and talks go on, by plain calls; nobody can listen in, hold ' +
  'or hand over until rooms work again. This ends by itself.';

/** Remembers that rooms fail, and tells supervisors once, in the transaction that noticed it. */
@Injectable()
export class NoteOutage {
  constructor(
    private readonly outages: RoomOutageStore,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  async run(tx: Tx, at: Date): Promise<void> {
    const subjectId = await this.outages.failed(tx, at);
    if (subjectId !== null)
      await this.raiseAlert.run(tx, { siteId: null, kind: outageAlert, subjectType: 'room-outage', subjectId, sentence, at });
  }
}
