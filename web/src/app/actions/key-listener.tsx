import { useEffect } from 'react';
import { actionOf } from './actions.js';
import { keyOf } from './keys.js';

/** Every action that has a key can be done by it, from wherever the focus is. */
export function KeyListener() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // What a locked screen hides cannot be worked by keys either.
      if ('locked' in document.documentElement.dataset) return;
      const key = event.repeat ? null : keyOf(event);
      const action = key && actionOf(key);
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return null;
}
