/** Repetitions of components. */
type ReadElement = readonly (readonly string[])[];

export interface ReadSegment {
  readonly id: string;
  readonly elements: readonly ReadElement[];
}

export interface ReadTransaction {
  /** '271'. */
  readonly set: string;
  /** Without ST and SE. */
  readonly segments: readonly ReadSegment[];
}

export type ReadInterchange =
  | { readonly kind: 'read'; readonly transactions: readonly ReadTransaction[] }
  /** Nothing of it may be believed. */
  | { readonly kind: 'broken'; readonly why: string };

interface Separators {
  readonly element: string;
  readonly repetition: string;
  readonly component: string;
  readonly segment: string;
}

// ISA is the only segment of a fixed length: its separators are found by their place in it.
const headLength = 106;
const mostSegments = 100_000;

/** Takes an interchange apart, with whatever separators it names, and holds its counts and control numbers against each other. */
export function readInterchange(text: string): ReadInterchange {
  const separators = separatorsOf(text.trimStart());
  if (separators === null) return broken('It does not begin like an interchange.');
  const segments = segmentsOf(text.trimStart(), separators);
  if (segments.length > mostSegments) return broken('It has too many segments.');
  const rejection = segments.find(({ id }) => id === 'TA1');
  if (rejection && elementOf(rejection, 4) === 'R')
    return broken(`The interchange was rejected (TA1, ${elementOf(rejection, 5)}).`);
  return transactionsOf(segments);
}

/** The first component of element `number`, counted from 1; empty when it is not there. */
export function elementOf(segment: ReadSegment, number: number): string {
  return segment.elements[number - 1]?.[0]?.[0] ?? '';
}

/** The first component of each repetition of element `number`. */
export function elementsOf(segment: ReadSegment, number: number): readonly string[] {
  return (segment.elements[number - 1] ?? []).map((components) => components[0] ?? '').filter((value) => value !== '');
}

function separatorsOf(text: string): Separators | null {
  if (!text.startsWith('ISA') || text.length < headLength) return null;
  const element = text[3]!;
  const head = text.slice(0, headLength - 1).split(element);
  const separators = { element, repetition: head[11] ?? '', component: head[16] ?? '', segment: text[headLength - 1]! };
  const distinct = new Set(Object.values(separators));
  const areMarks = Object.values(separators).every((mark) => /^[^A-Za-z0-9 ]$/s.test(mark));
  return head.length === 17 && distinct.size === 4 && areMarks ? separators : null;
}

/** Line breaks between segments are for people. */
function segmentsOf(text: string, separators: Separators): ReadSegment[] {
  const pieces = text.split(separators.segment).map((piece) => piece.replace(/^[\r\n]+/, ''));
  return pieces
    .filter((piece) => piece.trim() !== '')
    .map((piece) => {
      const [id, ...elements] = piece.split(separators.element);
      // Of ISA an element is the repetition separator itself.
      const read = (element: string) =>
        id === 'ISA'
          ? [[element]]
          : element.split(separators.repetition).map((repetition) => repetition.split(separators.component));
      return { id: id!.trim(), elements: elements.map(read) };
    });
}

function transactionsOf(segments: readonly ReadSegment[]): ReadInterchange {
  const [first, last] = [segments[0]!, segments.at(-1)!];
  if (last.id !== 'IEA') return broken('It does not end like an interchange: something of it is missing.');
  if (elementOf(first, 13) !== elementOf(last, 2)) return broken('Its beginning and its end are not of one interchange.');
  const transactions: ReadTransaction[] = [];
  let start = -1;
  for (const [index, segment] of segments.entries()) {
    if (segment.id === 'ST') {
      if (start >= 0) return broken('A transaction begins inside another.');
      start = index;
    }
    if (segment.id !== 'SE') continue;
    if (start < 0 || elementOf(segments[start]!, 2) !== elementOf(segment, 2)) return broken('A transaction has no beginning.');
    if (Number(elementOf(segment, 1)) !== index - start + 1) return broken('A transaction has not as many segments as it says.');
    transactions.push({ set: elementOf(segments[start]!, 1), segments: segments.slice(start + 1, index) });
    start = -1;
  }
  return start >= 0 ? broken('A transaction has no end.') : { kind: 'read', transactions };
}

function broken(why: string): ReadInterchange {
  return { kind: 'broken', why };
}
