import { BringIn } from './bring-in.js';
import { EndLive } from './end-live.js';
import { EnterLive } from './enter-live.js';
import { LineAgain } from './line-again.js';
import { LineExit } from './line-exit.js';
import { LiveCallbackStore } from './live-callback.store.js';
import { MeetHalfway } from './meet-halfway.js';
import { PauseForCaller } from './pause-for-caller.js';

/** What the hotline uses. */
export const liveDoor = [EnterLive, EndLive, PauseForCaller, MeetHalfway];
export const liveProviders = [...liveDoor, BringIn, LineAgain, LineExit, LiveCallbackStore];
