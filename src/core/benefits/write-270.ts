import { DateTime } from 'luxon';
import { x12Text } from '../x12/x12-text.js';
import { writeInterchange, type WrittenSegment } from '../x12/write-interchange.js';
import type { InsuredPerson, Inquiry } from './inquiry.js';
import { plainMemberNumber } from './member-number.js';

export const eligibilityVersion = '005010X279A1';

/** Who we are for the clearing house. */
export interface Sender {
  readonly senderId: string;
  readonly receiverId: string;
  /** National Provider Identifier: ten digits. */
  readonly npi: string;
  readonly usage: 'P' | 'T';
}

/** The question as a health care eligibility inquiry (X12 005010X279A1): insurer, provider, subscriber, and the patient where they are another. */
export function write270(inquiry: Inquiry, { npi, ...sender }: Sender): string {
  const { at, control } = inquiry;
  return writeInterchange({ ...sender, at, control, group: 'HS', set: '270', version: eligibilityVersion }, [
    ...opening(inquiry, npi),
    ...subjects(inquiry, sender.senderId),
  ]);
}

function opening({ trace, at, payer, providerName }: Inquiry, npi: string): WrittenSegment[] {
  const now = DateTime.fromJSDate(at, { zone: 'utc' });
  return [
    ['BHT', '0022', '13', trace, now.toFormat('yyyyMMdd'), now.toFormat('HHmm')],
    ['HL', '1', '', '20', '1'],
    ['NM1', 'PR', '2', x12Text(payer.name, 60), '', '', '', '', 'PI', x12Text(payer.code, 80)],
    ['HL', '2', '1', '21', '1'],
    ['NM1', '1P', '2', x12Text(providerName, 60), '', '', '', '', 'XX', npi],
  ];
}

function subjects(inquiry: Inquiry, senderId: string): WrittenSegment[] {
  const { patient, subscriber, memberId } = inquiry.insured;
  const member = x12Text(plainMemberNumber(memberId), 80);
  const question: readonly WrittenSegment[] = [
    ['DTP', '291', 'D8', DateTime.fromJSDate(inquiry.at, { zone: 'utc' }).toFormat('yyyyMMdd')],
    ['EQ', inquiry.serviceTypes],
  ];
  // TRN03 names who traces: 9 and the sender's own number, ten characters.
  const trace: WrittenSegment = ['TRN', '1', inquiry.trace, `9${x12Text(senderId, 9).padStart(9, '0')}`];
  if (subscriber === null) return [['HL', '3', '2', '22', '0'], trace, named('IL', patient, member), born(patient), ...question];
  return [
    ['HL', '3', '2', '22', '1'],
    named('IL', subscriber, member),
    born(subscriber),
    ['HL', '4', '3', '23', '0'],
    trace,
    named('03', patient, null),
    born(patient),
    ...question,
  ];
}

function named(entity: 'IL' | '03', { lastName, firstName }: InsuredPerson, member: string | null): WrittenSegment {
  const name = ['NM1', entity, '1', x12Text(lastName, 60), x12Text(firstName ?? '', 35)] as const;
  return member === null ? name : [...name, '', '', '', 'MI', member];
}

function born({ birthDate }: InsuredPerson): WrittenSegment {
  return ['DMG', 'D8', birthDate.replaceAll('-', '')];
}
