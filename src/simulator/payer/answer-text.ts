import type { InsuredPerson } from './insured-people.js';
import type { Question } from './question.js';

export interface Refusal {
  /** AAA03 and AAA04. */
  readonly code: string;
  readonly followUp: string;
}

/** A 271 about a person; with `trace` other than asked it is about another question. */
export function answerText(question: Question, person: InsuredPerson, trace = question.trace): string {
  return interchange(question, [...subject(question, person, trace), ...benefits(person)]);
}

export function refusalText(question: Question, { code, followUp }: Refusal): string {
  const { lastName, firstName, memberId } = question.subscriber;
  return interchange(question, [
    'HL*3*2*22*0',
    `TRN*2*${question.trace}*${question.traceOwner}`,
    `NM1*IL*1*${lastName}*${firstName}****MI*${memberId}`,
    `AAA*N**${code}*${followUp}`,
  ]);
}

function subject({ dependent, subscriber, traceOwner }: Question, person: InsuredPerson, trace: string): string[] {
  const named = (entity: string, last: string, first: string, id: string) =>
    `NM1*${entity}*1*${last}*${first}${id ? `****MI*${id}` : ''}`;
  const traced = `TRN*2*${trace}*${traceOwner}`;
  if (!dependent)
    return [
      'HL*3*2*22*0',
      traced,
      named('IL', person.lastName, person.firstName, person.memberId),
      `DMG*D8*${person.birthDate}*F`,
    ];
  return [
    'HL*3*2*22*1',
    named('IL', subscriber.lastName, subscriber.firstName, subscriber.memberId),
    'HL*4*3*23*0',
    traced,
    named('03', person.lastName, person.firstName, ''),
    `DMG*D8*${person.birthDate}*F`,
  ];
}

function benefits({ active, plan }: InsuredPerson): string[] {
  if (!active) return [`EB*6*IND*30*PR*${plan}`, 'DTP*347*D8*20251231'];
  return [
    'DTP*346*D8*20260101',
    `EB*1*IND*30^MH^AI*PR*${plan}`,
    'EB*C*IND*30***23*1500*****Y',
    'EB*C*IND*30***29*912.45*****Y',
    'EB*C*FAM*30***23*3000*****Y',
    'EB*C*IND*30***23*5000*****N',
    'EB*G*IND*30***23*6000*****Y',
    'EB*G*IND*30***29*4200.5*****Y',
    'EB*B*IND*AI***27*25*****Y',
    'EB*A*IND*CI*****.2***Y*Y',
    'EB*F*IND*AI***23***VS*20**Y',
    'MSG*CALL FOR PRIOR AUTHORIZATION OF RESIDENTIAL STAYS',
  ];
}

function interchange({ sender, receiver, control, payer, provider }: Question, body: readonly string[]): string {
  const transaction = [
    'ST*271*0001*005010X279A1',
    `BHT*0022*11*${control}*20260101*1200`,
    'HL*1**20*1',
    `NM1*PR*2*${payer.name}*****PI*${payer.code}`,
    'HL*2*1*21*1',
    `NM1*1P*2*${provider.name}*****XX*${provider.npi}`,
    ...body,
  ];
  const none = `00*${' '.repeat(10)}`;
  return [
    `ISA*${none}*${none}*ZZ*${receiver.padEnd(15)}*ZZ*${sender.padEnd(15)}*260101*1200*^*00501*${control}*0*T*:`,
    `GS*HB*${receiver}*${sender}*20260101*1200*1*X*005010X279A1`,
    ...transaction,
    `SE*${transaction.length + 1}*0001`,
    'GE*1*1',
    `IEA*1*${control}`,
  ]
    .map((segment) => `${segment}~\n`)
    .join('');
}
