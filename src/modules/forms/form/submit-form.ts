import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LeadAnswerDto } from '../../../contracts/lead.dto.js';
import type { ReviewReason } from '../../../core/forms/judge-post.js';
import { typedBirthDate } from '../../../core/forms/typed-birth-date.js';
import { findDangerSigns } from '../../../core/screening/danger-signs.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { HoldForReview } from '../../leads/index.js';
import { wordsIn } from './form-fields.js';
import { JudgeSender } from './judge-sender.js';
import { languageOf } from './language-of.js';
import { type OpenedPage, PageTokens } from './page-tokens.js';
import type { Post } from './post.js';
import { PostReader, type ReadPost } from './post-reader.js';
import type { Receipt } from './receipts.js';
import { TakePost } from './take-post.js';

/**
 * One press of the button: a lead, or something that a person reads first. Danger passes every doubt about the sender (it is taken at
 * once), and is told to a supervisor even when the post cannot be taken (B-038).
 */
@Injectable()
export class SubmitForm {
  constructor(
    private readonly reader: PostReader,
    private readonly judge: JudgeSender,
    private readonly tokens: PageTokens,
    private readonly hold: HoldForReview,
    private readonly take: TakePost,
  ) {}

  /** @throws DomainError form/too-many, form/old-page, form/invalid, form/text-changed, form/night-question, source/cap */
  async run(post: Post): Promise<Receipt> {
    this.judge.admit(post);
    const page = this.tokens.read(post.fields.token, post.form.sourceId);
    const read = await this.read(post, page).catch((error: unknown) => this.refused(post, page, error));
    const judged = read.draft.safety ? ({ kind: 'take' } as const) : await this.judge.run(post, read.draft.phone.e164);
    if (judged.kind === 'review') return this.held(post, page, read, judged.reasons);
    const answer = await this.take.run(post, keyOf(post, page), read).catch((error: unknown) => this.refused(post, page, error));
    await this.settle(post, page, answer);
    return receiptOf(read, answer);
  }

  private read(post: Post, page: Page): Promise<ReadPost> {
    if (typeof page === 'string') return this.reader.run(post, null);
    if (!this.tokens.isOld(page)) return this.reader.run(post, new Date(page.issuedAt).toISOString());
    const message = 'This page was open for a long time: look at it and send it again.';
    return Promise.reject(new DomainError('conflict', 'form/old-page', message));
  }

  /** It cannot be taken as it is. With signs of danger a supervisor reads it now; they correct it meanwhile, with help in sight. */
  private async refused(post: Post, page: Page, error: unknown): Promise<never> {
    const isTheirs = error instanceof DomainError && (refusedKinds.has(error.kind) || error.code === 'source/cap');
    if (isTheirs && findDangerSigns(wordsIn(post.fields)).kind === 'danger') await this.keepDanger(post, page);
    throw error;
  }

  private async held(post: Post, page: Page, read: ReadPost, reasons: Reasons): Promise<Receipt> {
    const { language, zone } = read;
    const content = { body: read.body, rawBody: read.raw, campaignApart: true, from: post.from };
    const key = keyOf(post, page);
    const { reference } = await this.hold.run({ source: post.form.source, ...content, key, reasons, danger: false, language });
    return { kind: 'review', reference, danger: false, zone };
  }

  private async keepDanger(post: Post, page: Page): Promise<void> {
    const { form, fields } = post;
    const { phone, name, zip, birthDate, message } = fields;
    const language = languageOf(form, fields.lang);
    const body = {
      phone,
      name,
      zip,
      birthDate: typedBirthDate(birthDate),
      message,
      language,
      aboutSomeoneElse: fields.who === 'other',
    };
    const rawBody = JSON.stringify({ ...body, form: post.rawBody });
    const content = { body, rawBody, campaignApart: true, from: post.from };
    const key = dangerKey(post, page);
    await this.hold.run({ source: post.form.source, ...content, key, reasons: ['danger'], danger: true, language });
  }

  /** What they sent before they corrected it need not be read any more. */
  private async settle(post: Post, page: Page, { id }: LeadAnswerDto): Promise<void> {
    // While the database is away there is no lead yet, and a supervisor reads both.
    if (id === undefined || typeof page === 'string' || findDangerSigns(wordsIn(post.fields)).kind === 'none') return;
    await this.hold.settle(post.form.source, dangerKey(post, page), id);
  }
}

const refusedKinds: ReadonlySet<DomainError['kind']> = new Set(['invalid', 'conflict']);

type Page = OpenedPage | 'missing' | 'forged';
type Reasons = readonly [ReviewReason, ...ReviewReason[]];

/** A double click, a reload, a browser that tries again: the same words of the same page are one request (B-041). */
function keyOf({ fields }: Post, page: Page): string {
  const { token: _, altcha: __, clientTime: ___, ...said } = fields;
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('base64url');
  return `form-${typeof page === 'string' ? 'none' : page.id}-${hash}`;
}

/** Everything that is refused of one page is one thing to read. */
function dangerKey(post: Post, page: Page): string {
  return typeof page === 'string' ? keyOf(post, page) : `danger-${page.id}`;
}

function receiptOf({ zone, wish, draft }: ReadPost, { reference, callback, page }: LeadAnswerDto): Receipt {
  return {
    kind: 'lead',
    reference,
    danger: draft.safety !== null,
    zone,
    ...(callback ? { from: callback.windowStart, by: callback.promisedBy, ...(page ? { page: page.url } : {}) } : {}),
    ...(wish?.skipped ? { skippedTo: wish.iso } : {}),
  };
}
