const hour = 3_600_000;

/** So long nothing got through before staff are told. */
export const warnAfterMilliseconds = hour;
/** So long nothing got through before we stop trying. What happens meanwhile is kept. */
export const pauseAfterMilliseconds = 5 * 24 * hour;

export type ReceiverTrouble = 'none' | 'failing' | 'pause';

/** How bad is it that nothing got through since `failingSince`? */
export function receiverTrouble(failingSince: Date, now: Date): ReceiverTrouble {
  const milliseconds = now.getTime() - failingSince.getTime();
  if (milliseconds >= pauseAfterMilliseconds) return 'pause';
  return milliseconds >= warnAfterMilliseconds ? 'failing' : 'none';
}
