import { Injectable } from '@nestjs/common';
import type { NewPasskeyDto } from '../../../contracts/signing-in/factors.dto.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';
import { Settings } from '../../../platform/config/settings.js';
import type { Tx } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { FactorChanges } from '../factors/factor-changes.js';
import type { PasskeyRow } from '../factors/factors.reader.js';
import { Challenges } from './challenges.js';
import { type NewPasskey, PasskeyStore } from './passkey.store.js';
import { type RegistrationResponseJSON, relyingParty, webauthn } from './webauthn.js';

const transportKinds = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
/** 1023 bytes (WebAuthn 4), as base64url. */
const longestId = 1364;

export interface AddedPasskey {
  readonly passkey: PasskeyRow;
  readonly recoveryCodes: string[] | null;
}

/** One's own passkeys. */
@Injectable()
export class KeepPasskeys {
  constructor(
    private readonly changes: FactorChanges,
    private readonly passkeys: PasskeyStore,
    private readonly challenges: Challenges,
    private readonly settings: Settings,
  ) {}

  /** Recovery codes when there are none yet. @throws DomainError passkey/unfit (422), passkey/known (409) */
  add(session: StaffSession, { name, passkey }: NewPasskeyDto): Promise<AddedPasskey> {
    return this.changes.run(session, async (tx) => {
      const made = await this.read(tx, session.principal.userId, passkey as RegistrationResponseJSON);
      const row = await this.passkeys.insert(tx, { ...made, name });
      return { passkey: row, recoveryCodes: await this.changes.added(tx, session, 'passkey') };
    });
  }

  /** @throws DomainError passkey/unknown (404), factor/last, factor/password-too-short (409) */
  remove(session: StaffSession, id: string): Promise<void> {
    return this.changes.run(session, async (tx) => {
      if (!(await this.passkeys.remove(tx, session.principal.userId, id))) {
        throw new DomainError('not-found', 'passkey/unknown', 'You have no such passkey.');
      }
      await this.changes.removed(tx, session, 'passkey');
    });
  }

  private async read(tx: Tx, userId: string, response: RegistrationResponseJSON): Promise<Omit<NewPasskey, 'name'>> {
    const { verifyRegistrationResponse } = await webauthn();
    const { id: expectedRPID, origin: expectedOrigin } = relyingParty(this.settings.publicUrl);
    let signed: string | null = null;
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => {
        signed = challenge;
        return this.challenges.isOurs(challenge, 'register', userId);
      },
      expectedOrigin,
      expectedRPID,
      requireUserVerification: false,
    }).catch(() => {
      throw unfit(); // the library throws for whatever is wrong with what was sent
    });
    if (!registrationInfo || signed === null || !(await this.challenges.use(tx, signed))) throw unfit();
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    if (id.length > longestId) throw unfit();
    return { userId, credentialId: id, publicKey, counter, transports: knownTransports(transports) };
  }
}

/** The library hands on what the browser said of it, unread. */
function knownTransports(said: unknown): string[] {
  return Array.isArray(said) ? transportKinds.filter((kind) => said.includes(kind)) : [];
}

function unfit(): DomainError {
  return new DomainError(
    'invalid',
    'passkey/unfit',
    'This is no answer to our question, or it is too old: ask for new options and try again.',
  );
}
