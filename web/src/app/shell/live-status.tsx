import { useEffect, useState } from 'react';
import type { LiveEvent } from '../../api/live/changed-by.js';
import { LiveLine, type LineState } from '../../api/live/live-line.js';
import { useWords } from '../../words/catalogue.js';
import { shellWords } from './shell-words.js';

const listeners = new Set<(event: LiveEvent) => void>();

/** For what an event itself causes, such as a sound; what it changed is asked again anyway. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps everything on the screen as it is at the server, and says so when it cannot. */
export function LiveStatus() {
  const say = useWords(shellWords);
  const [state, setState] = useState<LineState>('connecting');
  useEffect(() => {
    const line = new LiveLine(setState, (event) => {
      for (const listener of listeners) listener(event);
    });
    return () => line.stop();
  }, []);
  return (
    <div role="status" className={state === 'polling' ? 'line-down' : ''}>
      {state === 'polling' && say.lineDown}
    </div>
  );
}
