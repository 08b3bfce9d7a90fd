import type { ContactPoint, HumanName, Patient } from 'fhir/r4.js';
import { systems, urnOf } from './coded.js';
import type { Told } from './mark-part2.js';
import type { MemberRow, NumberRow } from './record-rows.js';

export interface PatientParts {
  readonly identity: boolean;
  readonly contact: boolean;
  readonly language: boolean;
}

/** Nothing but what they told: no sex, no address and no name that was guessed. */
export function patient(members: readonly MemberRow[], numbers: readonly NumberRow[], parts: PatientParts): Told<Patient> {
  const { id } = knownAs(members);
  const birthDate = parts.identity ? agreedBirthDate(members) : null;
  const names = parts.identity ? namesOf(members) : [];
  const telecom = parts.contact ? telecomOf(numbers) : [];
  const others = members.filter((member) => !member.isKnownAs);
  const resource: Patient = {
    resourceType: 'Patient',
    id,
    identifier: [
      { use: 'official', system: systems.uri, value: urnOf(id) },
      ...others.map((one) => ({ use: 'old' as const, system: systems.uri, value: urnOf(one.id) })),
    ],
    ...(names.length > 0 && { name: names }),
    ...(telecom.length > 0 && { telecom }),
    ...(birthDate !== null && { birthDate }),
    ...(parts.language && { communication: [{ language: languageOf(members) }] }),
  };
  return { resource, says: `Patient: ${names[0]?.text ?? 'without a name here'}` };
}

export function knownAs(members: readonly MemberRow[]): MemberRow {
  const known = members.find(({ isKnownAs }) => isKnownAs);
  if (!known) throw new Error('A person is known as one of their records');
  return known;
}

export function namesOf(members: readonly MemberRow[]): HumanName[] {
  return [...new Set(members.flatMap(({ name }) => (name?.trim() ? [name] : [])))].map((text) => ({ text }));
}

export function telecomOf(numbers: readonly NumberRow[]): ContactPoint[] {
  return numbers.map(({ e164, extension }) => ({
    system: 'phone',
    value: extension === null ? e164 : `${e164};ext=${extension}`,
  }));
}

/** The most exact one that nothing else contradicts; of two that differ, neither. */
function agreedBirthDate(members: readonly MemberRow[]): string | null {
  const told = members.flatMap(({ birthDate }) => birthDate ?? []).toSorted((a, b) => b.length - a.length);
  const [exact] = told;
  return exact !== undefined && told.every((one) => exact.startsWith(one)) ? exact : null;
}

function languageOf([first]: readonly MemberRow[]) {
  return { coding: [{ system: systems.language, code: first!.language }] };
}
