import { highest, type FlagLevel } from '../../flags/levels.js';
import { stageTable } from '../stage-table.js';
import type { Stage } from '../stages.js';

/** What is open about the people of an intake that nobody has answered for yet. */
export interface OpenDanger {
  /** Alerts of danger: words, calls, an emergency. */
  readonly alerts: number;
  /** Levels of the flags that nobody has dealt with. */
  readonly flags: readonly FlagLevel[];
}

export interface DangerBlocker {
  readonly code: 'intake/danger-open' | 'intake/flag-open';
  readonly message: string;
}

/** What keeps an intake from being closed or set aside: danger, and flags that are red or orange (compliance 3.6). */
export function dangerBlockers({ alerts, flags }: OpenDanger): readonly DangerBlocker[] {
  const worst = highest(flags);
  return [...(alerts > 0 ? [dangerOpen(alerts)] : []), ...(worst === 'red' || worst === 'orange' ? [flagOpen(worst)] : [])];
}

/** What keeps an intake from being moved to this stage. */
export function moveBlockers(to: Stage, danger: OpenDanger): readonly DangerBlocker[] {
  if (to === 'closed') return dangerBlockers(danger);
  const flag = stageTable[to].notOverFlags ? anyFlag(danger.flags) : null;
  return flag ? [flag] : [];
}

/** Over any of them nobody is given a day, and no timer closes. */
export function anyFlag(flags: readonly FlagLevel[]): DangerBlocker | null {
  const worst = highest(flags);
  return worst && flagOpen(worst);
}

const whoDeals: Readonly<Record<FlagLevel, string>> = {
  red: 'A red flag is open: say first what was done about it.',
  orange: 'An orange flag is open: a clinician has to deal with it first.',
  yellow: 'A yellow flag is open: a manager or a clinician has to look at it first.',
};

function flagOpen(level: FlagLevel): DangerBlocker {
  return { code: 'intake/flag-open', message: whoDeals[level] };
}

function dangerOpen(count: number): DangerBlocker {
  const what = count === 1 ? 'A sign of danger is open' : `${count} signs of danger are open`;
  return { code: 'intake/danger-open', message: `${what}: a supervisor has to look at it and acknowledge it first.` };
}
