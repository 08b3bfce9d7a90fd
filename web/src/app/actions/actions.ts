import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Key } from './keys.js';

/** Something that can be done on this screen now: in the command palette by its label, and by its key. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly key?: Key;
  readonly run: () => void;
}

/** Of two with the same key the later one counts: what lies above the screen comes first. */
let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Action[]): void {
  actions = next;
  for (const tell of listeners) tell();
}

export function actionOf(key: Key): Action | undefined {
  return actions.findLast((action) => action.key === key);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useActions(): readonly Action[] {
  return useSyncExternalStore(listen, () => actions);
}

/** Offers actions as long as the component is there. Whatever `run` closes over is as of the last render. */
export function useOffers(...offered: readonly (Action | null | false)[]): void {
  const now = offered.filter((action): action is Action => !!action);
  const latest = useRef(now);
  latest.current = now;
  const shape = JSON.stringify(now.map(({ id, label, key }) => [id, label, key]));
  useEffect(() => {
    const mine = latest.current.map(({ id, label, key }): Action => ({
      id,
      label,
      ...(key ? { key } : {}),
      run: () => latest.current.find((action) => action.id === id)?.run(),
    }));
    change([...actions, ...mine]);
    return () => change(actions.filter((action) => !mine.includes(action)));
  }, [shape]);
}
