import { Injectable } from '@nestjs/common';
import { contactKinds } from '../../../core/consent/revocable-kinds.js';
import type { Tx } from '../../../platform/database/database.js';
import { KeepRevocation, type KeptRevocation, type Revocation } from '../../people/index.js';
import { CancelWaitingTexts } from '../../texts/index.js';
import { StopCalling } from '../stop-calling.js';

/**
 * The one way in which consent ends, however they said it (a key, a text, a page, a letter, aloud): ledger and suppression, what
 * waits to be sent, and the call that is promised or rings already, all in one transaction (L-306, promise 4).
 */
@Injectable()
export class RevokeConsent {
  constructor(
    private readonly keepRevocation: KeepRevocation,
    private readonly waitingTexts: CancelWaitingTexts,
    private readonly stopCalling: StopCalling,
  ) {}

  async run(tx: Tx, revocation: Revocation): Promise<KeptRevocation> {
    const kept = await this.withoutCalls(tx, revocation);
    if (kept.personId && kept.kinds.includes('call_live'))
      await this.stopCalling.run(tx, kept.personId, revocation.because, revocation.at);
    return kept;
  }

  /** For who looks after the call themselves: it has ended, or somebody in danger is rung all the same. */
  async withoutCalls(tx: Tx, revocation: Revocation): Promise<KeptRevocation> {
    const kept = await this.keepRevocation.run(tx, revocation);
    if (kept.kinds.includes('sms'))
      for (const e164 of kept.numbers) await this.waitingTexts.run(tx, e164, revocation.because, revocation.at);
    return kept;
  }
}

/** Somebody of ours heard "never call me again": nothing reaches them from now on, on any of their numbers. */
export function neverAgain(personId: string, because: string, userId: string | null, at: Date): Revocation {
  return {
    of: { personId },
    kinds: contactKinds,
    because,
    channel: 'voice',
    capturedBy: userId === null ? null : `user:${userId}`,
    evidence: {},
    statedAt: null,
    isDocument: false,
    at,
  };
}
