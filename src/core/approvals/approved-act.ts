interface ActRules {
  /** For whoever decides. */
  readonly words: string;
  /** So many others have to approve; whoever asks is never one of them. */
  readonly approvers: number;
  readonly goodForHours: number;
}

/** What nobody does alone. */
export const actRules = {
  'take-out-file': {
    words: 'take out a file about somebody, after files about several others within a day',
    approvers: 1,
    goodForHours: 24,
  },
  'take-out-list': { words: 'take out a list of people that somebody else brought', approvers: 1, goodForHours: 24 },
  'answer-legal-request': { words: 'hand out what a court ordered', approvers: 2, goodForHours: 72 },
} as const satisfies Readonly<Record<string, ActRules>>;

export type ActKind = keyof typeof actRules;

/** An act down to its last parameter: what is approved is this one and no other. */
export interface ApprovedAct {
  readonly kind: ActKind;
  /** Whose record it is about; null: nobody's alone. */
  readonly personId: string | null;
  readonly parameters: Readonly<Record<string, ActValue>>;
}

export type ActValue = string | null | readonly string[];

/** Lists are sets: in which order somebody names what they want makes no other act. */
export function sameAct(a: ApprovedAct, b: ApprovedAct): boolean {
  return written(a) === written(b);
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

function written({ kind, personId, parameters }: ApprovedAct): string {
  const sorted = Object.entries(parameters)
    .map(([name, value]) => [name, typeof value === 'string' || value === null ? value : value.toSorted(byText)] as const)
    .sort(([left], [right]) => byText(left, right));
  return JSON.stringify([kind, personId, sorted]);
}
