import { expect, it } from '@jest/globals';
import { may, permissions, type Permission } from '../../../../src/core/access/permissions.js';
import { staffRoles, type StaffRole } from '../../../../src/core/access/roles.js';

const of = (role: StaffRole) => (Object.keys(permissions) as Permission[]).filter((permission) => may([role], permission));

it('S-8.2.1: every permission names known roles, each once, and every role has one', () => {
  for (const roles of Object.values<readonly StaffRole[]>(permissions)) {
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles.filter((role) => !staffRoles.includes(role))).toEqual([]);
    expect(roles).not.toEqual([]);
  }
  for (const role of staffRoles) expect(of(role)).not.toEqual([]);
});

it('an administrator reads nobody’s story by being one', () => {
  expect(of('admin').toSorted()).toEqual([
    'answer-alerts',
    'approve',
    'configure',
    'import-leads',
    'keep-directories',
    'keep-privacy-rules',
    'manage-users',
    'see-alerts',
    'see-the-floor',
    'set-duty',
    'watch-operation',
  ]);
});

it('an auditor reads what was done, and nothing else', () => {
  expect(of('auditor').toSorted()).toEqual(['read-audit', 'see-openings']);
});

it('C-701, B-108: a navigator neither decides on a level of care nor reads counselling notes', () => {
  expect(of('navigator')).not.toEqual(expect.arrayContaining(['decide-level-of-care']));
  expect(may(['navigator'], 'counselling-notes')).toBe(false);
});

it('L-114: who may read for treatment, payment and operations does not read counselling notes by that', () => {
  expect(permissions['counselling-notes']).toEqual(['counsellor', 'clinician']);
});
