import { judge, type Facts } from '../../flags/condition.js';
import { deriveFacts } from '../../flags/derive-facts.js';
import { instrumentOf } from '../../instruments/all-instruments.js';
import { placeScreen, screens, type Screen } from './screens.js';

export interface Progress {
  readonly told: Facts;
  /** A red flag stands that nobody has dealt with. */
  readonly inDanger: boolean;
  readonly askAgain: readonly string[];
  /** False: its words are copyrighted and nobody has brought them. */
  readonly hasWords: (questionId: string) => boolean;
}

export interface NextScreen {
  /** Null: everything was asked and answered. */
  readonly screen: { readonly id: string; readonly asks: readonly string[] } | null;
  /** Questions that nobody has the words for: they are left out, and said so. */
  readonly withoutWords: readonly string[];
}

const most = 3;

/**
 * What to ask now, computed from what was told and from nothing else, so that a screening goes on wherever it was left, with whoever
 * takes it up.
 */
export function nextScreen(progress: Progress): NextScreen {
  const { facts } = deriveFacts(progress.told);
  const due = [...(progress.inDanger ? [placeScreen] : []), ...screens].filter((screen) => isShown(screen, facts));
  const withoutWords = [...new Set(due.flatMap(({ asks }) => asks))].filter((id) => !progress.hasWords(id));
  for (const screen of due) {
    const asks = screen.asks.filter((id) => progress.hasWords(id) && isToBeAsked(id, progress.told));
    if (asks.length > 0) return { screen: { id: screen.id, asks }, withoutWords };
  }
  const again = progress.askAgain.slice(0, most);
  return { screen: again.length > 0 ? { id: 'ask-again', asks: again } : null, withoutWords };
}

function isShown({ when }: Screen, facts: Facts): boolean {
  return when === undefined || judge(when, facts).kind === 'holds';
}

function isToBeAsked(id: string, told: Facts): boolean {
  if ((told[id]?.length ?? 0) > 0) return false;
  const rules = instrumentOf(id)?.onlyAfter.filter(({ item }) => item === id) ?? [];
  return rules.every(
    ({ after, oneOf }) => (told[after]?.length ?? 0) === 0 || told[after]!.some((value) => oneOf.includes(value)),
  );
}
