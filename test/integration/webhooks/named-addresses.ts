import { GuardedFetch } from '../../../src/platform/egress/guarded-fetch.js';
import { HostResolver, type ResolvedAddress } from '../../../src/platform/egress/host-resolver.js';
import { VendorGate } from '../../../src/platform/egress/vendor-gate.js';

/** A name server of the test: what a name leads to may change from one question to the next; the last answer stays. */
export class NamedAddresses extends HostResolver {
  asked = 0;
  private answers: readonly (readonly string[])[] = [['127.0.0.1']];

  leadTo(...answers: readonly (readonly string[])[]): void {
    this.answers = answers;
    this.asked = 0;
  }

  override async resolve(): Promise<readonly ResolvedAddress[]> {
    const answer = this.answers[Math.min(this.asked, this.answers.length - 1)]!;
    this.asked++;
    return answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }
}

/** Every vendor has its agreement. */
class AgreedVendors extends VendorGate {
  override async objection(): Promise<null> {
    return null;
  }
}

/** The way out of an installation where every vendor has its agreement. */
export function guardedBy(
  resolver: HostResolver,
  rules: { readonly allowLoopback: boolean; readonly withinMilliseconds: number },
): GuardedFetch {
  return new GuardedFetch({ resolver, vendors: new AgreedVendors(), now: () => new Date(), ...rules });
}
