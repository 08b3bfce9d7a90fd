import { Injectable } from '@nestjs/common';
import { parse } from 'uuid';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { Settings } from '../../../platform/config/settings.js';
import { type ChallengePurpose, Challenges } from './challenges.js';
import { PasskeyStore } from './passkey.store.js';
import { relyingParty, webauthn } from './webauthn.js';

/** What a browser has to be told to make a passkey, or to show one. */
@Injectable()
export class PasskeyOptions {
  constructor(
    private readonly challenges: Challenges,
    private readonly passkeys: PasskeyStore,
    private readonly settings: Settings,
  ) {}

  /** For navigator.credentials.create. */
  async toMake({ userId, email, name }: StaffPrincipal): Promise<object> {
    const { generateRegistrationOptions } = await webauthn();
    const known = await this.passkeys.of(userId);
    return generateRegistrationOptions({
      rpName: 'Ringback',
      rpID: relyingParty(this.settings.publicUrl).id,
      userID: parse(userId),
      userName: email,
      userDisplayName: name,
      challenge: bytesOf(this.challenges.make('register', userId)),
      excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    });
  }

  /** For navigator.credentials.get. With no user it names no passkey: that would tell who has one. */
  async toShow(purpose: ChallengePurpose, userId: string | null): Promise<object> {
    const { generateAuthenticationOptions } = await webauthn();
    const known = userId === null ? [] : await this.passkeys.of(userId);
    return generateAuthenticationOptions({
      rpID: relyingParty(this.settings.publicUrl).id,
      challenge: bytesOf(this.challenges.make(purpose, userId)),
      allowCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports })),
      userVerification: purpose === 'second-factor' ? 'preferred' : 'required',
    });
  }
}

const bytesOf = (challenge: string) => new Uint8Array(Buffer.from(challenge, 'base64url'));
