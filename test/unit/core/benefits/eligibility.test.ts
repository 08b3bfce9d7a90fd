// The question (270), the answer (271), and whether one answers the other.
import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hundredths } from '../../../../src/core/benefits/benefit-line.js';
import { differences } from '../../../../src/core/benefits/differences.js';
import { inquiryProblems, type Inquiry, type Insured } from '../../../../src/core/benefits/inquiry.js';
import { judgeReply } from '../../../../src/core/benefits/judge-reply.js';
import { troubles, type PayerReply } from '../../../../src/core/benefits/payer-reply.js';
import { read271, type Read271 } from '../../../../src/core/benefits/read-271.js';
import { rejectionSentence } from '../../../../src/core/benefits/rejections.js';
import { summariseLines } from '../../../../src/core/benefits/summarise-lines.js';
import { write270 } from '../../../../src/core/benefits/write-270.js';
import { answerText, refusalText } from '../../../../src/simulator/payer/answer-text.js';
import { insuredPeople } from '../../../../src/simulator/payer/insured-people.js';
import { readQuestion } from '../../../../src/simulator/payer/question.js';

const maria = { firstName: 'María', lastName: 'de la Cruz', birthDate: '1987-05-14' };
const ines = { firstName: 'Inés', lastName: 'de la Cruz', birthDate: '2007-02-03' };
const insured: Insured = { memberId: 'palm 1001', patient: maria, subscriber: null };
const inquiry: Inquiry = {
  trace: 'TRACE0001',
  control: 7,
  at: new Date('2026-11-30T14:05:00Z'),
  payer: { name: 'Palm Health', code: 'SIM01' },
  providerName: 'Palm Lake',
  insured,
  serviceTypes: ['30', 'MH', 'AI'],
};
const sender = { senderId: 'RINGBACK', receiverId: 'HOUSE', npi: '1234567893', usage: 'T' } as const;
const body = (text: string) => text.split('~').slice(2, -3).join('\n');
const [known, other] = insuredPeople;
const answered = (question = inquiry, person = known!) => answerText(readQuestion(write270(question, sender)), person);
const asAnswer = (text: string) => {
  const read = read271(text);
  if (read.kind !== 'answer') throw new Error(JSON.stringify(read));
  return read;
};

describe('the question', () => {
  it('is a 270 of 005010X279A1 about the subscriber', () => {
    expect(body(write270(inquiry, sender))).toBe(
      `ST*270*0001*005010X279A1
BHT*0022*13*TRACE0001*20261130*1405
HL*1**20*1
NM1*PR*2*PALM HEALTH*****PI*SIM01
HL*2*1*21*1
NM1*1P*2*PALM LAKE*****XX*1234567893
HL*3*2*22*0
TRN*1*TRACE0001*90RINGBACK
NM1*IL*1*DE LA CRUZ*MARIA****MI*PALM1001
DMG*D8*19870514
DTP*291*D8*20261130
EQ*30^MH^AI
SE*13*0001`,
    );
  });

  it('names the patient as a dependent where the policy is somebody else’s', () => {
    const question = { ...inquiry, insured: { memberId: 'PALM1001', patient: ines, subscriber: maria } };
    expect(body(write270(question, sender))).toContain(
      `HL*3*2*22*1
NM1*IL*1*DE LA CRUZ*MARIA****MI*PALM1001
DMG*D8*19870514
HL*4*3*23*0
TRN*1*TRACE0001*90RINGBACK
NM1*03*1*DE LA CRUZ*INES
DMG*D8*20070203
DTP*291*D8*20261130
EQ*30^MH^AI`,
    );
  });

  it('tells the insurer nothing but who, whose plan and which services', () => {
    expect(write270(inquiry, sender)).not.toMatch(/KLONOPIN|PHONE|NOTE|\+1/);
  });

  it('names what an insurer could not read', () => {
    const problems = inquiryProblems({ name: '保険' }, { ...insured, patient: { ...maria, lastName: '李' } });
    expect(problems.map(({ field }) => field)).toEqual(['payer.name', 'patient.lastName']);
    expect(inquiryProblems({ name: 'Palm' }, insured)).toEqual([]);
  });

  it('is read by the other side as it was meant, whatever people are called', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(name, name, fc.stringMatching(/^[A-Z0-9]{2,12}$/), (lastName, payer, memberId) => {
        const asked = { ...insured, memberId, patient: { ...maria, lastName } };
        fc.pre(inquiryProblems({ name: payer }, asked).length === 0);
        const read = readQuestion(write270({ ...inquiry, payer: { name: payer, code: 'SIM01' }, insured: asked }, sender));
        expect(read).toMatchObject({
          trace: 'TRACE0001',
          services: ['30', 'MH', 'AI'],
          subscriber: { memberId, birthDate: '19870514' },
        });
      }),
    );
  });
});

describe('the answer', () => {
  const answer = asAnswer(answered());

  it('says whom it is about', () => {
    expect(answer.about).toEqual([
      { lastName: 'DE LA CRUZ', firstName: 'MARIA', birthDate: '1987-05-14', memberId: 'PALM1001', traces: ['TRACE0001'] },
    ]);
  });

  it('is summed up in whole cents, in our network and for one person', () => {
    expect(summariseLines(answer)).toEqual({
      active: true,
      planName: 'PALM SILVER',
      copayCents: 2500,
      coinsuranceBasisPoints: 2000,
      deductibleCents: 150_000,
      deductibleLeftCents: 91_245,
      outOfPocketCents: 600_000,
      outOfPocketLeftCents: 420_050,
      priorAuthorization: true,
      inNetwork: true,
      limits: ['20 visits a calendar year; CALL FOR PRIOR AUTHORIZATION OF RESIDENTIAL STAYS'],
      planBegins: '2026-01-01',
      planEnds: null,
    });
  });

  it('says when a plan has ended', () => {
    const ended = insuredPeople[2]!;
    expect(summariseLines(asAnswer(answered(inquiry, ended)))).toMatchObject({
      active: false,
      planEnds: '2025-12-31',
      copayCents: null,
    });
  });

  it('about a dependent has the number of the policy holder', () => {
    const question = { ...inquiry, insured: { memberId: 'PALM1001', patient: ines, subscriber: maria } };
    const person = { ...known!, firstName: 'INES', birthDate: '20070203' };
    const { about } = asAnswer(answered(question, person));
    expect(about).toMatchObject([{ firstName: 'INES', birthDate: '2007-02-03', memberId: 'PALM1001', traces: ['TRACE0001'] }]);
    expect(differences(question, about)).toEqual([]);
  });

  test.each<[string, string, Read271['kind']]>([
    ['an insurer that refuses', refusalText(readQuestion(write270(inquiry, sender)), { code: '75', followUp: 'C' }), 'rejected'],
    ['another kind of message', answered().replace('ST*271', 'ST*999'), 'broken'],
    ['a web page', '<html></html>', 'broken'],
    ['no benefit at all', write270(inquiry, sender).replace('ST*270', 'ST*271'), 'broken'],
  ])('%s is %s', (_, text, kind) => {
    expect(read271(text).kind).toBe(kind);
  });

  test.each([
    ['25', 2500],
    ['25.5', 2550],
    ['0.1', 10],
    ['.07', 7],
    ['1234567.89', 123_456_789],
    ['25.000', 2500],
    ['25.001', null],
    ['-5', null],
    ['1e3', null],
    ['', null],
    ['.', null],
    ['12,50', null],
    ['10000000', 1_000_000_000],
    ['10000000.01', null],
  ])('%j dollars are %j cents', (written, cents) => {
    expect(hundredths(written)).toBe(cents);
  });

  it('figures that no plan has, days that are none and characters that cannot be kept are not taken over', () => {
    const odd = answered()
      .replace('EB*A*IND*CI*****.2', 'EB*A*IND*CI*****20')
      .replace('DTP*346*D8*20260101', 'DTP*346*D8*20260230')
      .replace('PALM SILVER', 'PALM\u0000\u202e SILVER\ud800');
    const facts = summariseLines(asAnswer(odd));
    expect(facts).toMatchObject({ active: true, coinsuranceBasisPoints: null, planBegins: null, planName: 'PALM SILVER\ufffd' });
  });

  it('money never passes through a float', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
        expect(hundredths(text)).toBe(cents);
      }),
    );
  });
});

describe('B-087 an answer counts only when it is about whom we asked for', () => {
  const { about } = asAnswer(answered());
  const person = about[0]!;

  test.each<[string, Partial<typeof person>, readonly string[]]>([
    ['the same', {}, []],
    ['a middle name', { firstName: 'MARIA J' }, []],
    ['an initial', { firstName: 'M' }, []],
    ['no birth date', { birthDate: null }, []],
    ['no member number', { memberId: null }, []],
    ['another trace', { traces: ['OTHER'] }, ['trace']],
    ['no trace', { traces: [] }, ['trace']],
    ['another last name', { lastName: 'CRUZ' }, ['last-name']],
    ['no name', { lastName: null }, ['last-name']],
    ['another first name', { firstName: 'MARIO' }, ['first-name']],
    ['another birth date', { birthDate: '1987-05-15' }, ['birth-date']],
    ['another number', { memberId: 'PALM1002' }, ['member-number']],
    ['nothing to compare', { birthDate: null, memberId: null }, ['nothing-to-compare']],
  ])('%s', (_, change, found) => {
    expect(differences({ trace: 'TRACE0001', insured }, [{ ...person, ...change }])).toEqual(found);
  });

  it('two people, or nobody', () => {
    expect(differences({ trace: 'TRACE0001', insured }, [person, person])).toEqual(['persons']);
    expect(differences({ trace: 'TRACE0001', insured }, [])).toEqual(['persons']);
  });

  it('somebody else’s is given up, with a word to the privacy officer, and none of it is a fact', () => {
    const reply: PayerReply = { ...asAnswer(answered(inquiry, other)), raw: 'x' };
    const meaning = judgeReply(inquiry, reply);
    expect(meaning).toMatchObject({ kind: 'give-up', outcome: 'wrong-person', warned: 'privacy' });
    expect(meaning).not.toHaveProperty('facts');
  });

  test.each<[(typeof troubles)[number], string, string | null | undefined]>([
    ['timeout', 'again', undefined],
    ['unreachable', 'again', undefined],
    ['busy', 'again', undefined],
    ['not-an-answer', 'again', undefined],
    ['too-large', 'give-up', null],
    ['tls', 'give-up', 'operator'],
    ['refused', 'give-up', 'operator'],
  ])('%s: %s', (trouble, kind, warned) => {
    expect(judgeReply(inquiry, { kind: 'trouble', trouble, detail: '', raw: null })).toEqual({
      kind,
      outcome: trouble,
      sentence: expect.stringMatching(/\.$/),
      ...(warned === undefined ? {} : { warned }),
    });
  });

  test.each([
    ['42', 'R', 'again'],
    ['80', 'N', 'again'],
    ['75', 'P', 'again'],
    ['75', 'C', 'give-up'],
    ['72', 'C', 'give-up'],
    ['43', 'S', 'give-up'],
    ['XX', 'N', 'give-up'],
  ])('a rejection %s, %s: %s', (code, followUp, kind) => {
    const rejections = [{ code, followUp }];
    const sentence = rejectionSentence(rejections[0]!);
    expect(judgeReply(inquiry, { kind: 'rejected', rejections, raw: '' })).toMatchObject({ kind, outcome: 'rejected', sentence });
  });
});
