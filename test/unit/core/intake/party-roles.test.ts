import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { giveRoles, isCollateral, partyRoles, takeOut, type Party } from '../../../../src/core/intake/party-roles.js';

const self: readonly Party[] = [{ personId: 'a', roles: ['caller', 'patient'] }];
const mother: readonly Party[] = [
  { personId: 'a', roles: ['caller'] },
  { personId: 'b', roles: ['patient'] },
];

describe('taking somebody out', () => {
  const wrong: readonly Party[] = [...mother, { personId: 'c', roles: ['friend'] }];

  it('leaves the others as they are', () => {
    expect(takeOut(wrong, 'c')).toEqual({ kind: 'changed', parties: mother });
  });

  it.each([
    [wrong, 'b', 'party/no-patient'],
    [wrong, 'a', 'party/no-caller'],
    [mother, 'z', 'party/unknown'],
  ] as const)('%j without %s is refused: %s', (parties, personId, code) => {
    expect(takeOut(parties, personId)).toMatchObject({ kind: 'refused', code, message: expect.stringMatching(/\.$/) });
  });
});

describe('giving roles', () => {
  it('a new patient takes the role from who had it; who is left with none is gone', () => {
    expect(giveRoles(mother, 'c', ['patient'])).toEqual({
      kind: 'changed',
      parties: [
        { personId: 'a', roles: ['caller'] },
        { personId: 'c', roles: ['patient'] },
      ],
    });
    expect(giveRoles(self, 'c', ['patient'])).toMatchObject({
      parties: [{ personId: 'a', roles: ['caller'] }, { personId: 'c' }],
    });
  });

  it('several may call, and hold more than one role, in one order', () => {
    expect(giveRoles(mother, 'c', ['court', 'caller'])).toMatchObject({
      parties: [...mother, { personId: 'c', roles: ['caller', 'court'] }],
    });
  });

  it('never leaves an intake without a patient and a caller, nor with two patients', () => {
    const roles = fc.subarray([...partyRoles], { minLength: 1 });
    fc.assert(
      fc.property(fc.constantFrom(self, mother), fc.constantFrom('a', 'b', 'c'), roles, (parties, personId, given) => {
        const decision = giveRoles(parties, personId, given);
        if (decision.kind === 'refused') return;
        const all = decision.parties.flatMap((party) => party.roles);
        expect(all.filter((role) => role === 'patient')).toHaveLength(1);
        expect(all).toContain('caller');
      }),
    );
    expect(giveRoles(self, 'a', ['caller'])).toMatchObject({ kind: 'refused', code: 'party/no-patient' });
    expect(giveRoles(self, 'a', ['patient'])).toMatchObject({ kind: 'refused', code: 'party/no-caller' });
  });

  it('A-303 what a caller tells is collateral unless they are the patient', () => {
    expect([isCollateral(self), isCollateral(mother)]).toEqual([false, true]);
  });
});
