import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.js';
import type { Story } from '../story.js';

/** Kills one of the processes without a word, now and then, and starts another in its place. */
export async function crashNowAndThen(story: Story, chance: Chance, everyMs: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(everyMs, null, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    await chance.one(story.ringback.processes.filter((one) => one.alive())).kill('SIGKILL');
    await story.ringback.start('all');
  }
}
