import { useEffect } from 'react';
import { millisecondsUntouched, onUntoldTouch } from '../../api/activity.js';
import { lookAtSession } from '../../api/session.js';

const lookMilliseconds = 20_000;
// The server locks after 15 minutes that it counts to the minute.
const untouchedMilliseconds = 14 * 60_000;

const look = () => void lookAtSession();

/** Tells the server of a human who only reads, and finds out when it has locked a screen on which nobody asks for anything. */
export function SessionWatch({ isLocked }: { readonly isLocked: boolean }) {
  useEffect(() => onUntoldTouch(look), []);
  useEffect(() => {
    const lookIfUntouched = () => {
      if (isLocked || millisecondsUntouched() > untouchedMilliseconds) look();
    };
    const timer = setInterval(lookIfUntouched, lookMilliseconds);
    document.addEventListener('visibilitychange', lookIfUntouched);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfUntouched);
    };
  }, [isLocked]);
  return null;
}
