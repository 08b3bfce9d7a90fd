import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { AddBedDto } from '../../../contracts/placement/programme.dto.js';
import type { BedState } from '../../../core/placement/bed-confidence.js';
import { Clock } from '../../../platform/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ProgrammeStore } from '../programmes/programme.store.js';
import { noteStaffAct } from '../staff-audit.js';
import { BedStore } from './bed.store.js';

/** Somebody says how a bed is; from that moment on their word ages. */
@Injectable()
export class AssertBed {
  constructor(
    private readonly database: Database,
    private readonly beds: BedStore,
    private readonly programmes: ProgrammeStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Throws `programme/unknown` (404), `programme/closed` and `bed/exists` (409). */
  add(programmeId: string, { label, state }: AddBedDto, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.programmes.requireActive(tx, programmeId);
      const id = uuid();
      await this.beds.insert(tx, { id, programmeId, label: label.trim() }, { state, by, at: this.clock.now() });
      await noteStaffAct(tx, ['bed', id], 'added', by, { programmeId, state });
      await this.outbox.add(tx, [{ name: 'BedAsserted', body: { bedId: id, programmeId, state } }]);
    });
  }

  /** Throws `bed/unknown` (404). */
  run(bedId: string, state: BedState, by: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { programme_id: programmeId } = await this.beds.lock(tx, bedId);
      await this.locked(tx, { bedId, programmeId }, state, by);
    });
  }

  async locked(
    tx: Tx,
    { bedId, programmeId }: { bedId: string; programmeId: string },
    state: BedState,
    by: string,
  ): Promise<void> {
    await this.beds.assert(tx, bedId, { state, by, at: this.clock.now() });
    await noteStaffAct(tx, ['bed', bedId], 'asserted', by, { state });
    await this.outbox.add(tx, [{ name: 'BedAsserted', body: { bedId, programmeId, state } }]);
  }
}
