import { Injectable } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { type ChallengePurpose, Challenges } from './challenges.js';
import { type KnownPasskey, PasskeyStore } from './passkey.store.js';
import { type AuthenticationResponseJSON, relyingParty, webauthn } from './webauthn.js';

export interface PasskeyUse {
  readonly purpose: ChallengePurpose;
  /** Whose it has to be; null: whose it is will be told. */
  readonly userId: string | null;
  /** Only with finger, face or PIN: a key that lies about signs nobody in. */
  readonly mustVerifyUser: boolean;
}

/** Was this signed by a passkey that we know, for this act, just now and for the first time? */
@Injectable()
export class CheckPasskey {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeyStore,
    private readonly challenges: Challenges,
    private readonly settings: Settings,
  ) {}

  /** Whose it is. @throws DomainError session/wrong-passkey (401 when signing in, else 403), the same for every reason */
  run(shown: object, use: PasskeyUse): Promise<string> {
    return this.database.transaction(async (tx) => {
      const response = shown as AuthenticationResponseJSON;
      const passkey = typeof response.id === 'string' ? await this.passkeys.lock(tx, response.id) : null;
      if (!passkey || (use.userId !== null && passkey.user_id !== use.userId)) throw wrongPasskey(use);
      await this.verify(tx, response, passkey, use);
      return passkey.user_id;
    });
  }

  private async verify(tx: Tx, response: AuthenticationResponseJSON, passkey: KnownPasskey, use: PasskeyUse): Promise<void> {
    const { verifyAuthenticationResponse } = await webauthn();
    const { id: expectedRPID, origin: expectedOrigin } = relyingParty(this.settings.publicUrl);
    const { credential_id: id, public_key: publicKey, counter } = passkey;
    let signed: string | null = null;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => {
        signed = challenge;
        return this.challenges.isOurs(challenge, use.purpose, use.userId);
      },
      expectedOrigin,
      expectedRPID,
      credential: { id, publicKey: new Uint8Array(publicKey), counter },
      requireUserVerification: use.mustVerifyUser,
    }).catch(() => {
      throw wrongPasskey(use); // the library throws for whatever is wrong with what was sent
    });
    if (!verified || signed === null || !(await this.challenges.use(tx, signed))) throw wrongPasskey(use);
    await this.passkeys.used(tx, passkey.id, authenticationInfo.newCounter);
  }
}

function wrongPasskey({ purpose }: PasskeyUse): DomainError {
  const kind = purpose === 'proof' ? 'forbidden' : 'unauthenticated';
  return new DomainError(kind, 'session/wrong-passkey', 'This passkey is not known here, or its answer is too old: try again.');
}
