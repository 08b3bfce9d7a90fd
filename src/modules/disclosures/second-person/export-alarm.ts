import { Injectable } from '@nestjs/common';
import { freePeople } from '../../../core/disclosures/by-several/second-person.js';
import type { Tx } from '../../../platform/database/database.js';
import { RaiseAlert } from '../../alerts/index.js';

const oneDay = 86_400_000;
const sentence = `One of us takes out, or wants to take out, files about more than ${freePeople} people within 24 hours, or a list that somebody else brought: ask them what for. The accounting of each person and the audit say which.`;

/** Somebody who takes out the file of one person after the other is noticed while they do, or try (B-110). */
@Injectable()
export class ExportAlarm {
  constructor(private readonly raiseAlert: RaiseAlert) {}

  async raise(tx: Tx, userId: string, at: Date): Promise<void> {
    const subject = { siteId: null, kind: 'many-exports', subjectType: 'staff-user', subjectId: userId };
    await this.raiseAlert.run(tx, { ...subject, sentence, at, unlessRaisedSince: new Date(at.getTime() - oneDay) });
  }
}
