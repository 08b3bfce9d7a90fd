import { Injectable } from '@nestjs/common';
import { judgePost, type PostJudgement } from '../../../core/forms/judge-post.js';
import { AttemptLimit } from '../../../platform/attempt-limit.js';
import { Clock } from '../../../platform/clock.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { type OpenedPage, PageTokens } from './page-tokens.js';
import type { Post } from './post.js';
import { ProofOfWork } from './proof-of-work.js';

const hour = 60 * 60_000;
// A hospital or a shelter shares one address; a program does not stop at twenty.
const mostOfAddressPerMinute = 20;
// Few browsers run without JavaScript: more than this in a minute, for one website, are no people.
const mostUnprovenPerMinute = 20;
const mostOfNumberPerHour = 5;
const mostOfPagePerHour = 8;

/** Person or program? Counts what comes from where; in memory, so that several processes let a few more through. */
@Injectable()
export class JudgeSender {
  private readonly addresses = new AttemptLimit(mostOfAddressPerMinute);
  private readonly unproven = new AttemptLimit(mostUnprovenPerMinute);
  private readonly numbers = new AttemptLimit(mostOfNumberPerHour, hour);
  private readonly pages = new AttemptLimit(mostOfPagePerHour, hour);

  constructor(
    private readonly tokens: PageTokens,
    private readonly proofs: ProofOfWork,
    private readonly clock: Clock,
  ) {}

  /** B-047. @throws DomainError form/too-many */
  admit({ address }: Post): void {
    const wait = this.addresses.take(address, this.clock.now().getTime());
    if (wait === null) return;
    const message = 'Too many requests from where you are: wait a minute, then send again, or call us.';
    throw new DomainError('too-many', 'form/too-many', message, { retryAfterSeconds: wait });
  }

  /** `e164`: the number that was given. */
  async run({ form: { sourceId }, fields }: Post, e164: string): Promise<PostJudgement> {
    const now = this.clock.now().getTime();
    const opened = this.tokens.read(fields.token, sourceId);
    const page = typeof opened === 'string' ? null : opened;
    const proof = await this.proofs.check(fields.altcha, page);
    return judgePost({
      trapFilled: fields.website !== '',
      token: typeof opened === 'string' ? opened : 'good',
      secondsOnPage: page && (now - page.since) / 1000,
      proof,
      flooded: proof !== 'given' && this.unproven.take(sourceId, now) !== null,
      numberAgain: this.numbers.take(e164, now) !== null,
      pageAgain: this.isAgain(page, now),
    });
  }

  private isAgain(page: OpenedPage | null, now: number): boolean {
    return page !== null && this.pages.take(page.id, now) !== null;
  }
}
