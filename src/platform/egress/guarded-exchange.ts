import type { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { toFailure, type GuardedFetchOptions, type OutsideRequest } from './guarded-fetch.js';
import { guardedLookup } from './guarded-lookup.js';
import { admit, type SentBecause } from './outside-door.js';
import { outsideUrlProblem } from './outside-url.js';

export type ExchangeAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly contentType: string; readonly body: Buffer }
  /** The connection was cut at the limit; what had come is thrown away. */
  | { readonly kind: 'too-large' }
  /** Nothing was sent: the address is not on the public internet, or a vendor has no agreement. The sentence says so. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** `timeout`, or the network's own code; whether the other side got it is unknown. */
  | { readonly kind: 'failed'; readonly code: string };

export interface GuardedExchangeOptions extends GuardedFetchOptions {
  readonly withinMilliseconds: number;
  /** Of an answer, at most. */
  readonly answerBytes: number;
  /** Certificates in PEM, trusted instead of the usual ones. */
  readonly ca?: string;
}

/**
 * The way out to somebody whose answer we read: guarded like `GuardedFetch`, by the same permit of the same disclosure (L-103), within a time
 * for all of it and up to a size. Redirects are not followed; a certificate that is not good ends the connection before anything is sent.
 */
export class GuardedExchange {
  private readonly agent: Agent;

  constructor(private readonly options: GuardedExchangeOptions) {
    const { resolver, withinMilliseconds: timeout, ca } = options;
    this.agent = new Agent({
      connect: { lookup: guardedLookup(resolver, options), timeout, ...(ca === undefined ? {} : { ca }) },
      connections: 8,
      keepAliveTimeout: 4000,
      maxHeaderSize: 16 * 1024,
    });
  }

  /** What comes from outside is an answer, whatever it is. @throws NotDisclosedError for a body that may not leave: a mistake of ours */
  async post({ url, headers, body }: OutsideRequest, because: SentBecause): Promise<ExchangeAnswer> {
    const { vendors, now } = this.options;
    const problem = (await admit(body, because, vendors, now())) ?? outsideUrlProblem(url, this.options);
    if (problem !== null) return { kind: 'refused', sentence: problem };
    const signal = AbortSignal.timeout(this.options.withinMilliseconds);
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.agent, signal });
      const read = await readAtMost(this.options.answerBytes, answer.body);
      const contentType = answer.headers['content-type'];
      if (read === null) return { kind: 'too-large' };
      return { kind: 'answered', status: answer.statusCode, contentType: String(contentType ?? ''), body: read };
    } catch (error) {
      return toFailure(error, signal);
    }
  }

  /** Cuts every connection: for whoever opened it, when nothing is asked any more. */
  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** Null: it is longer. Leaving the loop destroys the stream, and with it the connection. */
async function readAtMost(bytes: number, body: Readable): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let read = 0;
  for await (const piece of body) {
    read += (piece as Buffer).length;
    if (read > bytes) return null;
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces, read);
}
