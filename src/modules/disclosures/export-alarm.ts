import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { RaiseAlert } from '../alerts/index.js';

const oneDay = 86_400_000;
/** Files about so many people in 24 hours are more than anybody is asked for. */
export const manyPeople = 10;
const sentence = `One of us took out files about ${manyPeople} people or more within 24 hours: ask them what for. The accounting of each person lists them.`;
const count = `
  select count(distinct person_id)::int as people from disclosure
  where by_user_id = $1 and at > $2 and outcome = 'made' and channel = 'file'`;

/** Somebody who takes out the file of one person after the other is noticed while they do (B-110). */
@Injectable()
export class ExportAlarm {
  constructor(private readonly raiseAlert: RaiseAlert) {}

  /** After a file was handed to `userId`. */
  async watch(tx: Tx, userId: string, at: Date): Promise<void> {
    const dayBefore = new Date(at.getTime() - oneDay);
    const [found] = await tx.query<{ people: number }>(count, [userId, dayBefore]);
    if (found!.people < manyPeople) return;
    const subject = { siteId: null, kind: 'many-exports', subjectType: 'staff-user', subjectId: userId };
    await this.raiseAlert.run(tx, { ...subject, sentence, at, unlessRaisedSince: dayBefore });
  }
}
