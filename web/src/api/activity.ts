// As of a hand on the keyboard, the mouse or the screen; moving a mouse over a desk is none.
const touches = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const;
const followsMilliseconds = 5_000;
const reportMilliseconds = 60_000;

let touchedAt = Date.now();
let toldAt = 0;
const listeners = new Set<() => void>();

function onTouch(event: Event): void {
  if (!event.isTrusted) return;
  touchedAt = Date.now();
  if (touchedAt - toldAt > reportMilliseconds) for (const tell of listeners) tell();
}

for (const kind of touches) addEventListener(kind, onTouch, { capture: true, passive: true });

/** Does a request that is sent now follow something that a human did? Each act goes along with one request only. */
export function followsTouch(): boolean {
  const now = Date.now();
  if (touchedAt <= toldAt || now - touchedAt > followsMilliseconds) return false;
  toldAt = now;
  return true;
}

/** Called at a touch that the server has to hear of: reading for long asks nothing of it. */
export function onUntoldTouch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function millisecondsUntouched(): number {
  return Date.now() - touchedAt;
}
