import type { Call, UrlAndMethod } from '../calls/call.js';
import { Deferred } from '../record/deferred.js';

/** A Dial takes a caller out of a queue: what the two sides tell each other. */
export class QueueBridge {
  /** Resolves when the waiting side has heard its document and both can talk. */
  readonly ready = new Deferred<void>();
  /** Resolves when the side that dialled is done. */
  readonly over = new Deferred<void>();

  constructor(
    readonly dialler: Call,
    /** Runs on the waiting side before the two are connected. */
    readonly document: UrlAndMethod | undefined,
  ) {}
}
