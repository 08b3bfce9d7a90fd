import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { flagTable } from '../../core/flags/flag-table.js';
import type { RaisedFlag } from '../../core/flags/raise-flags.js';
import { flagDueAt } from '../../core/flags/who-is-told.js';
import type { Tx } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SoundAlarm } from './alarms/sound-alarm.js';
import { EmergencyStore } from './emergency/emergency.store.js';
import { FlagStore } from './flag.store.js';
import { clinicalContent, flagTableName } from './signatures/clinical-content.js';

export interface FlaggedPerson {
  readonly intakeId: string;
  /** Whom it is about: the patient. */
  readonly personId: string;
  readonly siteId: string;
  readonly raisedBy: string | null;
  readonly at: Date;
}

const tableHash = clinicalContent.find(({ name }) => name === flagTableName)!.hash;

/**
 * Keeps the flags that answers raise, in the transaction of the answer, with the alarm: whoever answers first knows that both are there
 * or neither. The alarm is a row that every console reads from the database, so that it needs no queue (I-6).
 */
@Injectable()
export class RaiseFlags {
  constructor(
    private readonly flags: FlagStore,
    private readonly emergencies: EmergencyStore,
    private readonly alarm: SoundAlarm,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, about: FlaggedPerson, raised: readonly RaisedFlag[]): Promise<void> {
    for (const { rule, level, because } of raised) {
      const id = uuid();
      const dueAt = flagDueAt(level, about.at);
      const table = { tableVersion: flagTable.version, tableHash };
      if (!(await this.flags.insert(tx, { ...about, ...table, id, rule, level, facts: because, dueAt }))) continue;
      if (level === 'red') await this.emergencies.open(tx, { ...about, flagId: id });
      await this.alarm.run(tx, id, about.at);
      const { intakeId, personId } = about;
      await this.outbox.add(tx, [{ name: 'ClinicalFlagRaised', body: { flagId: id, intakeId, personId, level } }]);
    }
  }
}
