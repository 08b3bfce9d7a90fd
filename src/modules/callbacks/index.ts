export { CallbackCallScript } from './place/callback-call-script.js';
export { CallbacksModule } from './callbacks.module.js';
export { EndOpenCallback } from './end-open-callback.js';
export { FinishAttempt } from './settle/finish-attempt.js';
export { LookAtCallback } from './due/look-at-callback.js';
export { PromiseCallbacks } from './promise-callbacks.js';
export { WatchCallbacks } from './watch-callbacks.js';
