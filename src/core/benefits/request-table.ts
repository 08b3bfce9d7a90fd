/**
 * asked: somebody or the program has to begin; waiting-for-consent: nothing may be told to the insurer until they agree; in-progress: the
 * insurer has been asked; failed: the program got no answer that counts, and a human has to ask by phone.
 */
export const requestStates = ['asked', 'waiting-for-consent', 'in-progress', 'answered', 'failed', 'cancelled'] as const;
export type RequestState = (typeof requestStates)[number];

/** phone: staff ring the insurer; electronic: through the clearing house; outside: a service of somebody else asks for us. */
export const requestWays = ['phone', 'electronic', 'outside'] as const;
export type RequestWay = (typeof requestWays)[number];

export const requestMoves = ['block', 'hold-up', 'resume', 'begin', 'answer', 'give-up', 'turn-to-phone', 'cancel'] as const;
export type RequestMove = (typeof requestMoves)[number];

interface MoveRule {
  readonly from: readonly RequestState[];
  readonly to: RequestState;
}

const open = ['asked', 'waiting-for-consent', 'in-progress', 'failed'] as const satisfies readonly RequestState[];

/**
 * Where a request may go. `begin` is the moment in which the insurer is told something: again from in-progress, because a try may fail and
 * a process may die. `block` comes wherever consent is missing at that moment (B-092), `hold-up`
 * where whoever would carry it has no agreement (L-111). Whatever is open can be cancelled, and only an
 * answer or a cancellation ends it.
 */
export const requestTable: Readonly<Record<RequestMove, MoveRule>> = {
  block: { from: ['asked', 'in-progress', 'failed'], to: 'waiting-for-consent' },
  'hold-up': { from: ['asked', 'in-progress', 'failed'], to: 'asked' },
  resume: { from: ['waiting-for-consent'], to: 'asked' },
  begin: { from: ['asked', 'in-progress', 'failed'], to: 'in-progress' },
  answer: { from: ['in-progress'], to: 'answered' },
  'give-up': { from: ['in-progress'], to: 'failed' },
  'turn-to-phone': { from: ['asked', 'in-progress', 'failed'], to: 'asked' },
  cancel: { from: open, to: 'cancelled' },
};

export type MoveDecision =
  { readonly kind: 'moved'; readonly to: RequestState } | { readonly kind: 'refused'; readonly message: string };

const standings: Readonly<Record<RequestState, string>> = {
  asked: 'The insurer was not asked yet: begin first.',
  'waiting-for-consent': 'They have not agreed that we ask the insurer: ask them, then go on.',
  'in-progress': 'The insurer is being asked now.',
  answered: 'The insurer has answered: ask again for a new answer.',
  failed: 'Nobody answered so far: ask the insurer by phone.',
  cancelled: 'This request was cancelled: ask again.',
};

export function decideMove(from: RequestState, move: RequestMove): MoveDecision {
  const rule = requestTable[move];
  return rule.from.includes(from) ? { kind: 'moved', to: rule.to } : { kind: 'refused', message: standings[from] };
}

export function isOpen(state: RequestState): boolean {
  return (open as readonly RequestState[]).includes(state);
}
