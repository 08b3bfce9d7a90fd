import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply, Trouble } from '../../../core/benefits/payer-reply.js';
import { read271 } from '../../../core/benefits/read-271.js';
import { write270, type Sender } from '../../../core/benefits/write-270.js';
import type { Attachment } from '../../../core/disclosures/notice.js';
import type { ExchangeAnswer, GuardedExchange } from '../../../platform/egress/guarded-exchange.js';
import type { DisclosurePermit, SendResult } from '../../disclosures/index.js';
import { BenefitsPort, type PayerExchange, type PayerMessage } from './benefits-port.js';
import { packEnvelope, unpackEnvelope, type Login } from './core-envelope.js';

export interface ClearingHouseOptions {
  readonly url: string;
  readonly sender: Sender;
  /** Null: it knows us by other means. */
  readonly login: Login | null;
}

// What OpenSSL and Node call a certificate that is not good.
const ofTls = /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const tooBusy = new Set([408, 425, 429]);

/** Insurers behind a clearing house: X12 270 and 271 in the envelope of CAQH CORE, over HTTPS. */
export class ClearingHouse extends BenefitsPort {
  readonly isOpen = true;

  constructor(
    private readonly exchange: GuardedExchange,
    private readonly options: ClearingHouseOptions,
  ) {
    super();
  }

  override async write(inquiry: Inquiry, attachment: Attachment): Promise<PayerMessage> {
    const { sender, login } = this.options;
    const { trace, at } = inquiry;
    return packEnvelope({ trace, at, sender, login, attachment, payload: write270(inquiry, sender) });
  }

  override async send({ contentType, body }: PayerMessage, permit: DisclosurePermit): Promise<PayerExchange> {
    const headers = { 'content-type': contentType, accept: 'multipart/form-data, application/edi-x12' };
    const answer = await this.exchange.post({ url: this.options.url, headers, body }, permit);
    return { result: resultOf(answer), reply: await replyOf(answer) };
  }
}

function resultOf(answer: ExchangeAnswer): SendResult {
  if (answer.kind === 'refused') return { kind: 'failed', code: answer.sentence };
  return answer.kind === 'failed' ? { kind: 'failed', code: answer.code } : { kind: 'sent' };
}

async function replyOf(answer: ExchangeAnswer): Promise<PayerReply> {
  switch (answer.kind) {
    case 'too-large':
      return trouble('too-large', 'cut at the limit');
    case 'refused':
      return trouble('refused', answer.sentence);
    case 'failed':
      return trouble(answer.code === 'timeout' ? 'timeout' : ofTls.test(answer.code) ? 'tls' : 'unreachable', answer.code);
    case 'answered':
      return replyIn(answer);
  }
}

async function replyIn({ status, contentType, body }: Extract<ExchangeAnswer, { kind: 'answered' }>): Promise<PayerReply> {
  if (tooBusy.has(status) || status >= 500) return trouble('busy', `status ${status}`);
  if (status >= 400) return trouble('refused', `status ${status}`);
  if (status < 200 || status >= 300) return trouble('not-an-answer', `status ${status}`);
  const unpacked = await unpackEnvelope(contentType, body);
  if (unpacked.kind === 'unknown') return trouble('not-an-answer', unpacked.why);
  if (unpacked.kind === 'refused') return trouble('refused', unpacked.code);
  const read = read271(unpacked.payload);
  return read.kind === 'broken'
    ? { kind: 'trouble', trouble: 'not-an-answer', detail: read.why, raw: unpacked.payload }
    : { ...read, raw: unpacked.payload };
}

function trouble(kind: Trouble, detail: string): PayerReply {
  return { kind: 'trouble', trouble: kind, detail, raw: null };
}
