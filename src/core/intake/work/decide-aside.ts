import { dangerBlockers, type DangerBlocker, type OpenDanger } from '../closing/open-danger.js';
import { stageTable } from '../stage-table.js';
import type { Stage } from '../stages.js';

/** On hold the clock of the next step stops; in a snooze it runs on, and only the work list is quiet. */
export const asideKinds = ['hold', 'snooze'] as const;
export type AsideKind = (typeof asideKinds)[number];

export interface AsideFacts {
  readonly stage: Stage;
  readonly dueAt: Date;
  readonly danger: OpenDanger;
}

export type AsideRefusal =
  | DangerBlocker['code']
  | 'intake/not-set-aside-here'
  | 'intake/clock-does-not-stop'
  | 'intake/aside-in-the-past'
  | 'intake/aside-too-long';

export type AsideDecision =
  | { readonly kind: 'set-aside'; readonly clock: 'stops' | 'runs-on'; readonly dueAt: Date; readonly sentence: string }
  | { readonly kind: 'refused'; readonly code: AsideRefusal; readonly message: string; readonly latest: Date | null };

const hourMs = 3_600_000;

/** May the next step be set aside until then, and what does that do to its clock? Never while a sign of danger or a serious flag is open. */
export function decideAside(kind: AsideKind, until: Date, facts: AsideFacts, at: Date): AsideDecision {
  const { setAside } = stageTable[facts.stage];
  const [danger] = dangerBlockers(facts.danger);
  if (danger) return refused(danger.code, danger.message);
  if (setAside === null)
    return refused(
      'intake/not-set-aside-here',
      `In ${facts.stage} the next step is not set aside: put the callback off, or do it.`,
    );
  const hours = kind === 'hold' ? setAside.holdHours : setAside.snoozeHours;
  if (hours === 0) return refused('intake/clock-does-not-stop', `In ${facts.stage} the clock does not stop: snooze it instead.`);
  if (until <= at) return refused('intake/aside-in-the-past', 'until must lie ahead.');
  const latest = new Date(at.getTime() + hours * hourMs);
  if (until > latest)
    return refused(
      'intake/aside-too-long',
      `In ${facts.stage} a ${kind} lasts ${hours} hours at most: choose an earlier time.`,
      latest,
    );
  return kind === 'hold' ? onHold(until, facts, at) : snoozed(facts);
}

/** When the next step is due after a hold: as much later as there was left of its time. */
export function dueAfterHold(dueBefore: Date, since: Date, end: Date): Date {
  return new Date(end.getTime() + Math.max(0, dueBefore.getTime() - since.getTime()));
}

function onHold(until: Date, { dueAt }: AsideFacts, at: Date): AsideDecision {
  const due = dueAfterHold(dueAt, at, until);
  const sentence = `The clock stops until ${until.toISOString()}; the next step is then due at ${due.toISOString()}.`;
  return { kind: 'set-aside', clock: 'stops', dueAt: due, sentence };
}

function snoozed({ dueAt }: AsideFacts): AsideDecision {
  const sentence = `The clock runs on: the next step stays due at ${dueAt.toISOString()}, and a manager hears when it is late.`;
  return { kind: 'set-aside', clock: 'runs-on', dueAt, sentence };
}

function refused(code: AsideRefusal, message: string, latest: Date | null = null): AsideDecision {
  return { kind: 'refused', code, message, latest };
}
