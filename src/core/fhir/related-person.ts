import type { CodeableConcept, Reference, RelatedPerson } from 'fhir/r4.js';
import type { PartyRole } from '../intake/party-roles.js';
import { coded, named, systems } from './coded.js';
import type { Told } from './mark-part2.js';
import { namesOf, telecomOf } from './patient.js';
import type { MemberRow, NumberRow, PartyRow } from './record-rows.js';

const relationships: Readonly<Record<PartyRole, CodeableConcept>> = {
  patient: coded(systems.roleCode, 'ONESELF', 'self'),
  caller: { text: 'caller' },
  family: coded(systems.roleCode, 'FAMMEMB', 'family member'),
  friend: coded(systems.roleCode, 'FRND', 'unrelated friend'),
  professional: { text: 'professional' },
  employer: coded(systems.relationship, 'E', 'Employer'),
  court: { text: 'court' },
};

/**
 * Who else has a part in an intake. Of others only which part: their name and number are theirs. The name and number of this
 * person stand where they have a part in an intake about somebody else, and of that one nothing.
 */
export function relatedPerson(
  party: PartyRow,
  patient: Reference,
  members: readonly MemberRow[],
  numbers: readonly NumberRow[],
): Told<RelatedPerson> {
  const { id, isThisPerson, roles, since } = party;
  const [name, telecom] = isThisPerson ? [namesOf(members), telecomOf(numbers)] : [[], []];
  const resource: RelatedPerson = {
    resourceType: 'RelatedPerson',
    id,
    patient: isThisPerson ? named('Patient', 'Somebody else, of whom nothing is told here') : patient,
    relationship: roles.map((role) => relationships[role]),
    ...(name.length > 0 && { name }),
    ...(telecom.length > 0 && { telecom }),
    period: { start: since.toISOString() },
  };
  const whose = isThisPerson ? 'Their part in an intake about somebody else' : 'Somebody else who has a part in an intake';
  return { resource, says: `${whose}: ${roles.join(', ')}` };
}
