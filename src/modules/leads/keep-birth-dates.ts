import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.js';
import { PeopleStore } from '../people/index.js';
import type { LeadDraft } from './lead-draft.js';
import type { LeadPlace } from './lead-rows.js';

// Somebody else only: in an intake of before, whoever asks may be the patient themselves.
const patientsOf = `
  select y.intake_id as "intakeId", y.person_id as "personId" from intake_party y join intake i on i.id = y.intake_id
  where y.intake_id = any($1) and 'patient' = any(y.roles) and y.person_id not in (select family_of(i.person_id))`;

/** Keeps when whoever needs help was born, with the patient: the caller themselves, or somebody of whom nothing else is known. */
@Injectable()
export class KeepBirthDates {
  constructor(private readonly people: PeopleStore) {}

  /** Places stand in the order of the drafts. Most leads say nothing of it, and cost nothing. */
  async run(tx: Tx, drafts: readonly LeadDraft[], places: readonly LeadPlace[]): Promise<void> {
    const said = drafts.flatMap((draft, n) => (draft.birthDate ? [{ ...draft, ...places[n]!, birthDate: draft.birthDate }] : []));
    if (said.length === 0) return;
    const others = said.filter(({ aboutSomeoneElse }) => aboutSomeoneElse).map(({ intakeId }) => intakeId);
    const rows = others.length === 0 ? [] : await tx.query<{ intakeId: string; personId: string }>(patientsOf, [others]);
    const patients = new Map(rows.map((row) => [row.intakeId, row.personId] as const));
    await this.people.fillBirthDates(
      tx,
      said.flatMap(({ aboutSomeoneElse, intakeId, personId: callerId, birthDate }) => {
        const personId = aboutSomeoneElse ? patients.get(intakeId) : callerId;
        return personId === undefined ? [] : [{ personId, ...birthDate }];
      }),
    );
  }
}
