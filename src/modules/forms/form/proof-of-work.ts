import { Injectable } from '@nestjs/common';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { PostFacts } from '../../../core/forms/judge-post.js';
import { Signer } from '../../../platform/crypto/signer.js';
import type { OpenedPage } from './page-tokens.js';

// 16 bits: a second of work in the background for a phone, while somebody types; hours for a flood of ten thousand.
const keyPrefix = '0000';
const longestPayload = 4000;

/** Proof of work in ALTCHA's format (https://altcha.org), made and checked here: no third party learns who asks for help. */
@Injectable()
export class ProofOfWork {
  constructor(private readonly signer: Signer) {}

  /** Of one opened page: a proof counts for no other, and is as old as its page. */
  challenge({ id }: OpenedPage): Promise<Challenge> {
    const [secret] = this.signer.secrets('form-proof');
    return createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      deriveKey,
      keyPrefix,
      data: { page: id },
      hmacSignatureSecret: secret!,
    });
  }

  /** `written` is base64 of the JSON of challenge and solution; empty without JavaScript. */
  async check(written: string, page: OpenedPage | null): Promise<PostFacts['proof']> {
    if (written === '') return 'none';
    const payload = readPayload(written);
    if (!payload || payload.challenge.parameters.data?.['page'] !== page?.id) return 'wrong';
    for (const secret of this.signer.secrets('form-proof')) {
      const result = await verifySolution({ ...payload, deriveKey, hmacSignatureSecret: secret }).catch(() => null);
      if (result?.verified) return 'given';
    }
    return 'wrong';
  }
}

function readPayload(written: string): Payload | null {
  if (written.length > longestPayload) return null;
  try {
    const payload = JSON.parse(Buffer.from(written, 'base64').toString('utf8')) as Partial<Payload> | null;
    const isWhole = typeof payload?.challenge?.parameters === 'object' && typeof payload.solution === 'object';
    return isWhole && payload.challenge!.parameters !== null && payload.solution !== null ? (payload as Payload) : null;
  } catch {
    return null;
  }
}
