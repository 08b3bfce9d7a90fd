import { AddToWaitlist } from './add-to-waitlist.js';
import { ChangeWaiting } from './change-waiting.js';
import { KeepInTouch } from './keep-in-touch.js';
import { WaitlistReadModel } from './waitlist.read-model.js';
import { WaitlistStore } from './waitlist.store.js';
import { WatchWaitlist } from './watch-waitlist.js';

export const waitlistProviders = [AddToWaitlist, ChangeWaiting, KeepInTouch, WaitlistReadModel, WaitlistStore, WatchWaitlist];
