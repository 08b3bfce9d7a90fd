import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parse, stringify } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { LinkSigner } from '../../../platform/crypto/link-signer.js';
import type { Tx } from '../../../platform/database/database.js';

/** What a passkey signs: for which act, so that a signature for one is good for no other. */
export type ChallengePurpose = 'sign-in' | 'second-factor' | 'proof' | 'register';

const goodForMs = 5 * 60_000;
const nobody = '00000000-0000-0000-0000-000000000000';
const payloadBytes = 16 + 6 + 16;

/**
 * What a passkey has to sign: random, ours, of one act and one user, good for five minutes, and good once. Until it is used it is kept nowhere:
 * whoever asks for thousands of them fills no table.
 */
@Injectable()
export class Challenges {
  constructor(
    private readonly signer: LinkSigner,
    private readonly clock: Clock,
  ) {}

  /** base64url, as WebAuthn writes it. `userId` is null where nobody knows yet who it is. */
  make(purpose: ChallengePurpose, userId: string | null): string {
    const expiry = Buffer.alloc(6);
    expiry.writeUIntBE(this.clock.now().getTime() + goodForMs, 0, 6);
    return this.signer.sign(`passkey ${purpose}`, Buffer.concat([randomBytes(16), expiry, parse(userId ?? nobody)]));
  }

  isOurs(challenge: string, purpose: ChallengePurpose, userId: string | null): boolean {
    const payload = this.signer.open(`passkey ${purpose}`, challenge, payloadBytes);
    if (!payload) return false;
    const isOfUser = stringify(payload.subarray(22)) === (userId ?? nobody);
    return isOfUser && payload.readUIntBE(16, 6) > this.clock.now().getTime();
  }

  /** False: it was used before. Of two at once, one is taken. */
  async use(tx: Tx, challenge: string): Promise<boolean> {
    const hash = createHash('sha256').update(challenge).digest();
    const text = `
      insert into used_challenge (hash, expires_at) values ($1, now() + interval '1 hour') on conflict do nothing returning hash`;
    return (await tx.query(text, [hash])).length === 1;
  }
}
