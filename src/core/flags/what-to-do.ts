import type { FlagLevel } from './levels.js';

/** What staff do about a flag, read by whoever is on the phone; in this order. */
export const whatToDo: Readonly<Record<FlagLevel, readonly string[]>> = {
  red: [
    'Ask where they are, with county and state, and on which number to call back. Both before anything else.',
    'Have 911 called where they are: by them, or by you on the line of their own county. Our 911 is in our county.',
    'Stay on the line until somebody is with them. Do not put them on hold.',
  ],
  orange: [
    'Say: please do not stop suddenly, and do not add alcohol; a clinician will talk with you.',
    'Offer to connect them with a clinician now.',
    'Nothing is scheduled before a clinician has looked at it.',
  ],
  yellow: ['Have it looked at before anything is scheduled.'],
};
