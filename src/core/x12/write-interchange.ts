import { DateTime } from 'luxon';

/** Of everything that we write; what others write names its own. */
const separators = { element: '*', repetition: '^', component: ':', segment: '~' } as const;
const separating = /[*^:~\r\n]/;

/** A value, or several that repeat. Values come from `x12Text` or from code lists: none holds a separator. */
export type WrittenElement = string | readonly string[];
export type WrittenSegment = readonly [id: string, ...elements: readonly WrittenElement[]];

export interface InterchangeHead {
  /** At most 15 characters. */
  readonly senderId: string;
  readonly receiverId: string;
  /** Written as UTC. */
  readonly at: Date;
  /** 1 to 999999999: of this interchange only. */
  readonly control: number;
  /** Real, or a test that nobody acts on. */
  readonly usage: 'P' | 'T';
  /** HS for a 270. */
  readonly group: string;
  readonly set: string;
  readonly version: string;
}

/** One transaction in one group in one interchange (X12.5, X12.6), its counts and control numbers filled in. */
export function writeInterchange(head: InterchangeHead, body: readonly WrittenSegment[]): string {
  const at = DateTime.fromJSDate(head.at, { zone: 'utc' });
  const control = String(head.control).padStart(9, '0');
  const [sender, receiver] = [head.senderId.padEnd(15), head.receiverId.padEnd(15)];
  const none = ['00', ' '.repeat(10)] as const;
  const opening = [
    ['ISA', ...none, ...none, 'ZZ', sender, 'ZZ', receiver, at.toFormat('yyMMdd'), at.toFormat('HHmm')].join('*'),
    `*${separators.repetition}*00501*${control}*0*${head.usage}*${separators.component}`, // its own separators, by position
  ].join('');
  const transaction: readonly WrittenSegment[] = [['ST', head.set, '0001', head.version], ...body];
  const groupHead = [head.group, head.senderId, head.receiverId, at.toFormat('yyyyMMdd'), at.toFormat('HHmm'), '1', 'X'];
  const segments: readonly WrittenSegment[] = [
    ['GS', ...groupHead, head.version],
    ...transaction,
    ['SE', String(transaction.length + 1), '0001'],
    ['GE', '1', '1'],
    ['IEA', '1', control],
  ];
  return [opening, ...segments.map(writeSegment)].map((text) => text + separators.segment).join('');
}

/** Empty elements at the end are left away. */
function writeSegment([id, ...elements]: WrittenSegment): string {
  const last = elements.findLastIndex((element) => element.length > 0);
  return [id, ...elements.slice(0, last + 1).map(writeElement)].join(separators.element);
}

function writeElement(element: WrittenElement): string {
  const values = typeof element === 'string' ? [element] : element;
  if (values.some((value) => separating.test(value))) throw new Error('A value holds a separator of X12');
  return values.join(separators.repetition);
}
