import { useSyncExternalStore } from 'react';
import { useWords, words } from '../words/catalogue.js';
import { Button } from './button.js';
import './toast.css';

interface Toast {
  readonly id: number;
  readonly sentence: string;
  readonly tone: 'calm' | 'alarm';
}

const toastWords = words({ en: { close: 'Close' }, es: { close: 'Cerrar' } });
// Long enough for 30 words; what went wrong stays until it is closed.
const shownMilliseconds = 8_000;

let toasts: readonly Toast[] = [];
let count = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

function close(id: number): void {
  change(toasts.filter((toast) => toast.id !== id));
}

/** Tells something beside the work, without taking the focus. The same sentence is shown once. */
export function tell(sentence: string, tone: Toast['tone'] = 'calm'): void {
  const id = ++count;
  change([...toasts.filter((toast) => toast.sentence !== sentence), { id, sentence, tone }].slice(-3));
  if (tone === 'calm') setTimeout(() => close(id), shownMilliseconds);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const say = useWords(toastWords);
  const shown = useSyncExternalStore(listen, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, sentence, tone }) => (
        <div key={id} className="toast" data-tone={tone}>
          <span className="grow">{sentence}</span>
          <Button look="plain" onPress={() => close(id)} aria-label={`${say.close}: ${sentence}`}>
            ✕
          </Button>
        </div>
      ))}
    </div>
  );
}
