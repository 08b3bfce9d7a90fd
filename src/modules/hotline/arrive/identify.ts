import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { readCallerId } from '../../../core/people/caller-id.js';
import { IntakeStore } from '../../intake/index.js';
import { CallerPersonStore, PeopleStore } from '../../people/index.js';
import { SiteDirectory } from '../../sites/index.js';
import type { Caller } from '../caller.js';

/** Who a caller is taken for from now on: the thread that their call hangs on. */
export interface Thread {
  readonly personId: string;
  /** Null: there is no number that we could call. */
  readonly phoneNumberId: string | null;
  readonly intakeId: string;
}

const firstStepMinutes = 5;

/** Finds or makes the person and the open intake of a caller. A number is a guess, not a proof: it opens no record to the caller. */
@Injectable()
export class Identify {
  constructor(
    private readonly people: PeopleStore,
    private readonly callers: CallerPersonStore,
    private readonly intakes: IntakeStore,
    private readonly sites: SiteDirectory,
  ) {}

  async run(caller: Caller): Promise<Thread> {
    const { personId, phoneNumberId } = await this.person(caller);
    return { personId, phoneNumberId, intakeId: await this.openIntake(caller, personId) };
  }

  /** Somebody of their own, whatever number they call from: another caller of the household is on the line. */
  async asNobodyKnown(caller: Caller): Promise<Thread> {
    const personId = await this.callers.addNameless(caller.tx, {
      personId: uuid(),
      language: caller.row.language,
      at: caller.at,
    });
    return { personId, phoneNumberId: null, intakeId: await this.openIntake(caller, personId) };
  }

  private async person(caller: Caller): Promise<Omit<Thread, 'intakeId'>> {
    const { row, tx } = caller;
    if (row.person_id) {
      const numberId = row.chosen_number_id ?? (await this.callers.numberOf(tx, row.person_id, row.caller_number));
      return { personId: row.person_id, phoneNumberId: numberId };
    }
    if (row.caller_number === null)
      return {
        personId: await this.callers.addNameless(tx, { personId: uuid(), language: row.language, at: caller.at }),
        phoneNumberId: null,
      };
    return this.byNumber(caller, row.caller_number);
  }

  private async byNumber({ tx, row, at }: Caller, callerNumber: string): Promise<Omit<Thread, 'intakeId'>> {
    const id = readCallerId(callerNumber, await this.sites.ownNumbers());
    if (id.kind !== 'number') throw new Error(`inbound call ${row.id} keeps a caller number that is none`);
    const found = await this.people.findOrCreateMany(tx, [
      {
        personId: uuid(),
        phoneNumberId: uuid(),
        e164: id.e164,
        extension: null,
        automaticCalls: id.callable,
        whyNotAutomatic: id.whyNotCallable,
        displayName: null,
        searchName: null,
        zip: null,
        language: row.language,
        at,
      },
    ]);
    return found.get(id.e164)!;
  }

  private async openIntake({ tx, row, at }: Caller, personId: string): Promise<string> {
    const nextStepDueAt = new Date(at.getTime() + firstStepMinutes * 60_000);
    const intakes = await this.intakes.openOrJoinMany(tx, [
      { intakeId: uuid(), personId, siteId: row.site_id, nextStepDueAt, at },
    ]);
    return intakes.get(personId)!.intakeId;
  }
}
