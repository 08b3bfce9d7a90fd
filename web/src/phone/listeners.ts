import type { SoftphoneEvent } from '../../../src/contracts/calls/softphone.js';

type Listener = (event: SoftphoneEvent) => void;

/** Who hears what a softphone tells. */
export class Listeners {
  private readonly all = new Set<Listener>();

  readonly on = (listener: Listener): (() => void) => {
    this.all.add(listener);
    return () => this.all.delete(listener);
  };

  tell(event: SoftphoneEvent): void {
    for (const listener of this.all) listener(event);
  }
}
