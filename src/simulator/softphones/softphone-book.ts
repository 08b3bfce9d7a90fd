import type { Clock } from '../record/clock.js';
import { verifyAccessToken, type TokenIssuer, type VoiceGrant } from './verify-access-token.js';

/** The browsers that registered to make and take calls. A registration ends with its token. */
export class SoftphoneBook {
  private readonly registered = new Map<string, VoiceGrant>();

  constructor(
    private readonly issuer: TokenIssuer,
    private readonly clock: Clock,
  ) {}

  /** What the token permits this identity. Throws an Error with Twilio's code; 20102 for another identity's token. */
  check(identity: string, token: string): VoiceGrant {
    const grant = verifyAccessToken(token, this.issuer, this.clock.now());
    if (grant.identity !== identity) throw new Error('20102: the token is for another identity');
    return grant;
  }

  /** Registers, or renews with a later token. Throws as `check` does. */
  register(identity: string, token: string): VoiceGrant {
    const grant = this.check(identity, token);
    this.registered.set(identity, grant);
    return grant;
  }

  unregister(identity: string): boolean {
    return this.registered.delete(identity);
  }

  /** Whether a call to this address, `client:identity`, rings anywhere. */
  mayBeCalled(address: string): boolean {
    const grant = this.registered.get(address.replace(/^client:/, ''));
    return grant !== undefined && grant.mayBeCalled && grant.expiresAt > this.clock.now();
  }
}
