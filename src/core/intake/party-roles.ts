/** What a person is in an intake. Who it is about and who speaks with us may be two: then they are two persons, with consents apart. */
export const partyRoles = ['patient', 'caller', 'family', 'friend', 'professional', 'employer', 'court'] as const;
export type PartyRole = (typeof partyRoles)[number];

export interface Party {
  readonly personId: string;
  readonly roles: readonly PartyRole[];
}

export type PartiesDecision =
  | { readonly kind: 'changed'; readonly parties: readonly Party[] }
  | {
      readonly kind: 'refused';
      readonly code: 'party/no-caller' | 'party/no-patient' | 'party/unknown';
      readonly message: string;
    };

/**
 * Gives a person these roles. An intake has one patient, so naming another one takes the role from who had it; whoever is left without
 * any role is no party any more. There is always a patient and a caller.
 */
export function giveRoles(parties: readonly Party[], personId: string, roles: readonly PartyRole[]): PartiesDecision {
  const given = partyRoles.filter((role) => roles.includes(role));
  const others = parties
    .filter((party) => party.personId !== personId)
    .map((party) => ({ ...party, roles: party.roles.filter((role) => role !== 'patient' || !given.includes('patient')) }));
  const changed = [...others, { personId, roles: given }].filter((party) => party.roles.length > 0);
  return whole(changed);
}

/** Takes out somebody who has nothing to do with it. */
export function takeOut(parties: readonly Party[], personId: string): PartiesDecision {
  const others = parties.filter((party) => party.personId !== personId);
  if (others.length < parties.length) return whole(others);
  return { kind: 'refused', code: 'party/unknown', message: 'They have no part in this intake: look at its parties again.' };
}

function whole(changed: readonly Party[]): PartiesDecision {
  if (!changed.some((party) => party.roles.includes('patient')))
    return { kind: 'refused', code: 'party/no-patient', message: 'Somebody has to be the patient: name them first.' };
  if (!changed.some((party) => party.roles.includes('caller')))
    return { kind: 'refused', code: 'party/no-caller', message: 'Somebody has to be the caller: name them first.' };
  return { kind: 'changed', parties: changed };
}

/** What whoever speaks with us tells is about somebody else: it is written down as such, and nothing is told back. */
export function isCollateral(parties: readonly Party[]): boolean {
  return !parties.some(({ roles }) => roles.includes('patient') && roles.includes('caller'));
}
