export { CallbackCallScript } from './place/callback-call-script.js';
export { CallbacksModule } from './callbacks.module.js';
export { CallingFactsReader } from './calling-facts.reader.js';
export { FinishAttempt } from './settle/finish-attempt.js';
export { LookAtCallback } from './look-at-callback.js';
export { PromiseCallbacks } from './promise-callbacks.js';
export { WatchCallbacks } from './watch-callbacks.js';
