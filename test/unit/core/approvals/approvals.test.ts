import { describe, expect, it } from '@jest/globals';
import { sameAct, type ApprovedAct } from '../../../../src/core/approvals/approved-act.js';
import {
  approvalState,
  mayDecideApproval,
  useObjection,
  type ApprovalFacts,
} from '../../../../src/core/approvals/decide-approval.js';
import type { StaffRole } from '../../../../src/core/access/roles.js';

const at = new Date('2026-11-30T12:00:00Z');
const act: ApprovedAct = {
  kind: 'take-out-file',
  personId: 'p',
  parameters: { recipient: 'They', file: 'record:pdf', fields: ['identity', 'contact'] },
};
const legal: ApprovedAct = { ...act, kind: 'answer-legal-request' };
const yes = (by: string) => ({ by, verdict: 'approved' }) as const;
const no = (by: string) => ({ by, verdict: 'refused' }) as const;
const asked = (change: Partial<ApprovalFacts> = {}): ApprovalFacts => ({
  act,
  askedBy: 'sue',
  expiresAt: new Date(at.getTime() + 1),
  withdrawnAt: null,
  usedAt: null,
  decisions: [],
  ...change,
});
const ada: { userId: string; roles: StaffRole[] } = { userId: 'ada', roles: ['admin'] };
const may = (change: Partial<ApprovalFacts> = {}, by = ada) => {
  const decision = mayDecideApproval(asked(change), by, at);
  return decision.kind === 'may' ? 'may' : decision.code;
};

describe('B-110 two-person approval: who may decide', () => {
  it.each([
    ['somebody with the role', {}, ada, 'may'],
    ['the privacy officer', {}, { userId: 'pia', roles: ['privacy-officer'] }, 'may'],
    ['never whoever asked, whatever their role', {}, { userId: 'sue', roles: ['admin'] }, 'approval/own'],
    ['nobody without the role', {}, { userId: 'max', roles: ['manager', 'counsellor'] }, 'approval/role'],
    ['never twice', { act: legal, decisions: [yes('ada')] }, ada, 'approval/decided-already'],
    ['not in the instant in which it ends', { expiresAt: at }, ada, 'approval/over'],
    ['not when it was used', { usedAt: at }, ada, 'approval/over'],
    ['not when it was withdrawn', { withdrawnAt: at }, ada, 'approval/over'],
    ['not when somebody refused', { act: legal, decisions: [no('bob')] }, ada, 'approval/over'],
    ['not when enough have', { decisions: [yes('bob')] }, ada, 'approval/enough'],
    ['the second of two', { act: legal, decisions: [yes('bob')] }, ada, 'may'],
  ] as const)('%s', (_, change, by, expected) => {
    expect(may(change, { userId: by.userId, roles: [...by.roles] })).toBe(expected);
  });
});

describe('B-110 what was approved', () => {
  it('is good for whoever asked, once, until it ends', () => {
    const good = asked({ decisions: [yes('ada')] });
    expect(useObjection(good, act, 'sue', at)).toBeNull();
    expect(useObjection(good, act, 'ada', at)).toMatch(/^Only whoever asked/);
    expect(useObjection({ ...good, usedAt: at }, act, 'sue', at)).toMatch('good once');
    expect(useObjection(good, act, 'sue', good.expiresAt)).toMatch('time for this approval is over');
    expect(useObjection(asked({ decisions: [no('ada')] }), act, 'sue', at)).toMatch('was refused');
    expect(useObjection(asked(), act, 'sue', at)).toMatch('one more person has');
  });

  it('of a legal request takes two others (L-112)', () => {
    const one = asked({ act: legal, decisions: [yes('ada')] });
    expect([approvalState(asked({ act: legal }), at), approvalState(one, at)]).toEqual(['waiting', 'waiting']);
    expect(useObjection(asked({ act: legal }), legal, 'sue', at)).toMatch('2 more persons have');
    expect(useObjection({ ...one, decisions: [yes('ada'), yes('bob')] }, legal, 'sue', at)).toBeNull();
    expect(approvalState({ ...one, decisions: [yes('ada'), no('bob')] }, at)).toBe('refused');
  });

  it('is that act to the letter: another person, file, recipient or group of fields is another one', () => {
    const good = asked({ decisions: [yes('ada')] });
    const others: ApprovedAct[] = [
      { ...act, personId: 'q' },
      { ...act, kind: 'answer-legal-request' },
      ...['recipient', 'file'].map((name) => ({ ...act, parameters: { ...act.parameters, [name]: 'x' } })),
      { ...act, parameters: { ...act.parameters, fields: ['identity'] } },
      { ...act, parameters: { ...act.parameters, more: null } },
    ];
    for (const other of others) expect(useObjection(good, other, 'sue', at)).toMatch('something else');
    const { recipient, fields, file } = act.parameters;
    expect(
      sameAct(act, { ...act, parameters: { file: file!, fields: (fields as string[]).toReversed(), recipient: recipient! } }),
    ).toBe(true);
  });
});
