import { Agent, request } from 'undici';
import { guardedLookup } from './guarded-lookup.js';
import type { HostResolver } from './host-resolver.js';
import { outsideUrlProblem } from './outside-url.js';

const withinMilliseconds = 5000;
const answerBytes = 256 * 1024;
const publicOnly = { allowLoopback: false };

export interface IssuerRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * The way out to the OpenID provider of OIDC_ISSUER, and to nobody else that it does not name: its own host wherever that is, since the operator
 * wrote it down; other hosts that its configuration leads to on the public internet only. What is sent are one-time codes and our own
 * credentials, nothing about anybody (L-103). Redirects are not followed.
 */
export class IssuerFetch {
  private readonly origin: string;
  private readonly own = new Agent({ connect: { timeout: withinMilliseconds } });
  private readonly others: Agent;

  constructor(issuer: string, resolver: HostResolver) {
    this.origin = new URL(issuer).origin;
    this.others = new Agent({ connect: { lookup: guardedLookup(resolver, publicOnly), timeout: withinMilliseconds } });
  }

  /** As `fetch`. @throws Error when it may not go there, does not answer within 5 s, or answers more than 256 kB */
  async fetch(url: string, { method, headers, body }: IssuerRequest): Promise<Response> {
    const isOwn = new URL(url).origin === this.origin;
    const problem = isOwn ? null : outsideUrlProblem(url, publicOnly);
    if (problem !== null) throw new Error(`The issuer leads to an address that we do not ask: ${problem}`);
    const answer = await request(url, {
      method: method as 'GET',
      headers: { ...headers },
      body: body === undefined || body === null ? null : String(body as URLSearchParams),
      dispatcher: isOwn ? this.own : this.others,
      signal: AbortSignal.timeout(withinMilliseconds),
    });
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of answer.body) {
      bytes += (piece as Buffer).length;
      if (bytes > answerBytes) throw new Error('The issuer answers more than anybody should have to say');
      pieces.push(piece as Buffer);
    }
    const contentType = String(answer.headers['content-type'] ?? '');
    return new Response(bytes === 0 ? null : Buffer.concat(pieces), {
      status: answer.statusCode,
      headers: { 'content-type': contentType },
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.own.destroy(), this.others.destroy()]);
  }
}
