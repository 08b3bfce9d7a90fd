import type { CarrierHealth } from '../../telephony-provider.js';

// Revoked token, suspended account: nothing that we send can work until a person has mended it.
const openingCodes: readonly string[] = ['20003', '20005'];
const probeSeconds = 30;

/**
 * Stops asking a carrier that refuses our account, at the first refusal. From then on one request in 30 s goes through to see
 * whether that has changed; any other answer to it closes the circuit.
 */
export class Circuit {
  private refused: { readonly code: string; readonly since: Date } | null = null;
  private nextProbeAt = 0;

  constructor(private readonly now: () => Date) {}

  health(): CarrierHealth {
    return this.refused ? { kind: 'account-refused', ...this.refused } : { kind: 'ok' };
  }

  /** 0 when a request may be sent; otherwise the seconds until one may. */
  secondsToWait(): number {
    if (!this.refused) return 0;
    const milliseconds = this.nextProbeAt - this.now().getTime();
    if (milliseconds > 0) return Math.ceil(milliseconds / 1000);
    this.waitForProbe();
    return 0;
  }

  /** What the carrier answered: a code, or null when it did what was asked. */
  answered(code: string | null): void {
    if (code === null || !openingCodes.includes(code)) {
      this.refused = null;
      return;
    }
    this.refused = { code, since: this.refused?.since ?? this.now() };
    this.waitForProbe();
  }

  private waitForProbe(): void {
    this.nextProbeAt = this.now().getTime() + probeSeconds * 1000;
  }
}
