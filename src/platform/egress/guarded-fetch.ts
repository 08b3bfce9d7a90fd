import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { Agent, errors, request } from 'undici';
import { guardedLookup, PrivateAddressError, resolveOutside } from './guarded-lookup.js';
import type { HostResolver } from './host-resolver.js';
import { admit, type SentBecause } from './outside-door.js';
import { outsideUrlProblem, type EgressRules } from './outside-url.js';
import type { VendorGate } from './vendor-gate.js';

export type OutsideAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  /** Nothing was sent: the address is not on the public internet, or a vendor has no agreement. The sentence says so. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** `timeout`, or the network's own code; whether the other side got it is unknown. */
  | { readonly kind: 'failed'; readonly code: string };

export interface OutsideRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GuardedFetchOptions extends EgressRules {
  readonly resolver: HostResolver;
  readonly vendors: VendorGate;
  readonly now: () => Date;
  /** For name, connection, sending, headers and body together. */
  readonly withinMilliseconds?: number;
}

const usualMilliseconds = 10_000;
/** More of an answer is not read: it is cut, whatever it still wanted to say. */
export const answerBytesRead = 64 * 1024;

/**
 * The one way out to addresses that somebody typed in (B-089), and what it takes to go through is a disclosure or a body without anybody in
 * it (L-103). Every address that a connection would be made to is checked, and that very
 * address is used; redirects are not followed; nothing takes longer than 10 s in all, and of an answer at most 64 kB are read. Idle
 * connections keep no process alive.
 */
export class GuardedFetch {
  private readonly agent: Agent;
  private readonly withinMilliseconds: number;

  constructor(private readonly options: GuardedFetchOptions) {
    this.withinMilliseconds = options.withinMilliseconds ?? usualMilliseconds;
    this.agent = new Agent({
      connect: { lookup: guardedLookup(options.resolver, options), timeout: this.withinMilliseconds },
      connections: 8,
      keepAliveTimeout: 4000,
      keepAliveMaxTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
    });
  }

  /** What is wrong with an address before anything is sent there, in words; null: nothing. The name is asked for, too. */
  async problemWith(url: string): Promise<string | null> {
    const problem = outsideUrlProblem(url, this.options);
    if (problem !== null) return problem;
    const host = new URL(url).hostname;
    if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) return null; // looked at already
    try {
      await within(this.withinMilliseconds, resolveOutside(host, this.options.resolver, this.options));
      return null;
    } catch (error) {
      return error instanceof PrivateAddressError ? error.message : 'There is no host with this name. Check the address.';
    }
  }

  /** What comes from outside is an answer, whatever it is. @throws NotDisclosedError for a body that may not leave: a mistake of ours */
  async post({ url, headers, body }: OutsideRequest, because: SentBecause): Promise<OutsideAnswer> {
    const { vendors, now } = this.options;
    const problem = (await admit(body, because, vendors, now())) ?? outsideUrlProblem(url, this.options);
    if (problem !== null) return { kind: 'refused', sentence: problem };
    const signal = AbortSignal.timeout(this.withinMilliseconds);
    try {
      const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.agent, signal });
      await readUpTo(answerBytesRead, answer.body).catch(() => {}); // the status was the answer
      const retryAfter = answer.headers['retry-after'];
      return { kind: 'answered', status: answer.statusCode, retryAfter: typeof retryAfter === 'string' ? retryAfter : null };
    } catch (error) {
      return toFailure(error, signal);
    }
  }

  /** Cuts every connection: for whoever opened it, when nothing is sent any more. */
  close(): Promise<void> {
    return this.agent.destroy();
  }
}

/** Reads so that the connection can be used again; cuts the connection of an answer that does not end. */
async function readUpTo(bytes: number, body: Readable): Promise<void> {
  let read = 0;
  for await (const chunk of body) {
    read += (chunk as Buffer).length;
    if (read > bytes) break; // leaving the loop destroys the stream, and with it the connection
  }
}

/** What a request that was thrown away means; `signal` ended it when it took too long. */
export function toFailure(thrown: unknown, signal: AbortSignal): Exclude<OutsideAnswer, { kind: 'answered' }> {
  const error = thrown as NodeJS.ErrnoException;
  if (thrown instanceof PrivateAddressError) return { kind: 'refused', sentence: thrown.message };
  const late = signal.aborted || thrown instanceof errors.ConnectTimeoutError;
  return { kind: 'failed', code: late ? 'timeout' : (error.code ?? error.name) };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
