import type { ConsentKind } from './consent-event.js';

/** What a consent under 42 CFR 2.31(a) has to say, each with the words for whoever left it out. */
export const part2Elements = {
  patientName: 'the name of the patient (2.31(a)(1))',
  discloser: 'who may disclose (2.31(a)(2))',
  information: 'what information is disclosed, specifically and meaningfully (2.31(a)(3))',
  recipients: 'who receives it (2.31(a)(4))',
  purpose: 'what it is for (2.31(a)(5))',
  revocation: 'that they may take it back in writing, and how (2.31(a)(6))',
  expiry: 'when it ends: a date or an event (2.31(a)(7))',
  signature: 'where they sign (2.31(a)(8))',
  date: 'the date of signing (2.31(a)(9))',
} as const;
/** Of one consent for all of treatment, payment and operations, besides. */
const tpoElements = {
  redisclosure: 'that it may be passed on and is then no longer protected (2.31(a)(4))',
  refusal: 'what follows when they refuse (2.31(a)(10))',
} as const;
const everyElement: Readonly<Record<string, string>> = { ...part2Elements, ...tpoElements };

/** The passages of a wording, by the element that each of them is. */
export type Elements = Readonly<Record<string, unknown>>;

export interface ElementProblem {
  readonly element: string;
  readonly message: string;
}

/** Elements that a wording of this kind lacks: not named, or named with words that do not stand in it. Empty for what is no Part 2 consent. */
export function missingElements(kind: ConsentKind, body: string, elements: Elements): readonly ElementProblem[] {
  return neededElements(kind).flatMap((element) => {
    const named = elements[element];
    const passage = typeof named === 'string' ? named.trim() : '';
    if (passage !== '' && body.includes(passage)) return [];
    const how = passage === '' ? 'is missing' : 'is named, but its words do not stand in the text';
    return [{ element, message: `It ${how}: ${everyElement[element]}.` }];
  });
}

export function neededElements(kind: ConsentKind): readonly string[] {
  if (kind === 'part2_tpo') return Object.keys(everyElement);
  return kind === 'part2_named' ? Object.keys(part2Elements) : [];
}
