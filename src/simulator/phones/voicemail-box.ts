import type { Call } from '../calls/call.js';
import type { World } from '../world.js';

const DEFAULT_GREETING_SECONDS = 4;

/** Beeps after its greeting and keeps what is said from then on; when the call is over, the timeline tells what it holds. */
export function voicemailBox(world: World, call: Call, greetingSeconds = DEFAULT_GREETING_SECONDS): { hear(text: string): void } {
  const kept: string[] = [];
  let records = false;
  world.clock.after(
    greetingSeconds,
    () => {
      records = true;
      world.timeline.add('beeped', call.subject, {});
    },
    call.over,
  );
  call.over.addEventListener('abort', () => {
    if (kept.length > 0) world.timeline.add('voicemail-left', call.subject, { text: kept.join(' ') });
  });
  return {
    hear: (text) => {
      if (records) kept.push(text);
    },
  };
}
