import { describe, expect, it } from '@jest/globals';
import { openRows, type RowKind } from '../../../../src/core/access/open-rows.js';
import { may, permissions, type Permission } from '../../../../src/core/access/permissions.js';
import { staffRoles, type StaffRole } from '../../../../src/core/access/roles.js';

describe('which rows are open to staff (compliance 2.6)', () => {
  it.each<[StaffRole, RowKind[]]>([
    ['counsellor', ['people', 'notes']],
    ['clinician', ['people', 'notes']],
    ['navigator', ['people']],
    ['supervisor', ['people']],
    ['manager', ['people']],
    ['privacy-officer', ['people', 'audit']],
    ['auditor', ['audit']],
    ['admin', []],
  ])('%s: %j', (role, kinds) => {
    expect(openRows([role], null)).toEqual(kinds);
  });

  it('follows the permissions, with no table of roles of its own', () => {
    for (const role of staffRoles) {
      expect(openRows([role], null).includes('people')).toBe(may([role], 'read-records'));
      expect(openRows([role], null).includes('notes')).toBe(may([role], 'counselling-notes'));
      expect(openRows([role], null).includes('audit')).toBe(may([role], 'read-audit'));
    }
  });

  it('opens more to an administrator only where their work is counted from rows or becomes rows', () => {
    const more = (Object.keys(permissions) as Permission[]).filter((needs) => openRows(['admin'], needs).length > 0);
    expect(more).toEqual(['watch-operation', 'import-leads']);
    expect(openRows(['auditor'], 'see-openings')).toEqual(['people', 'audit']);
  });

  it('never by a permission that they do not have', () => {
    expect(openRows(['auditor'], 'watch-operation')).toEqual(['audit']);
    expect(openRows([], 'import-leads')).toEqual([]);
  });

  it('joins what several roles open', () => {
    expect(openRows(['admin', 'clinician', 'auditor'], null)).toEqual(['people', 'notes', 'audit']);
  });
});
