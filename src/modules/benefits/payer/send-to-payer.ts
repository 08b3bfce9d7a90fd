import { Injectable } from '@nestjs/common';
import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply } from '../../../core/benefits/payer-reply.js';
import { decideMove } from '../../../core/benefits/request-table.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { InsuredSeal } from '../insured-seal.js';
import { BenefitsPort, type PayerMessage } from '../port/benefits-port.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { BeginTry, type BegunTry } from './begin-try.js';

/** Longer than a question may take: then whoever had it in hand is dead. */
const claimMilliseconds = 60_000;

export type Sent =
  /** Nothing was sent: it is not its turn, or their consent is missing and the row says so. */
  | { readonly kind: 'not-sent' }
  | {
      readonly kind: 'sent';
      readonly requestId: string;
      readonly begun: BegunTry;
      readonly inquiry: Inquiry;
      readonly reply: PayerReply;
    };

interface Ready {
  readonly begun: BegunTry;
  readonly inquiry: Inquiry;
  readonly message: PayerMessage;
}

/**
 * The one place from which an insurer is told something by the program. In one transaction, under the locks of the request and of the
 * person: their consent as of now, the row that says to whom what is told, by which consent, with which notice, and the message itself with both
 * in it. After it has committed the message leaves; without notice and consent there is none (B-092, B-095, L-103 to L-105). What becomes of the reply is
 * RecordReply's.
 */
@Injectable()
export class SendToPayer {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly beginTry: BeginTry,
    private readonly port: BenefitsPort,
    private readonly seal: InsuredSeal,
  ) {}

  async sendToPayer(requestId: string, at: Date): Promise<Sent> {
    const ready = await this.database.transaction((tx) => this.prepare(tx, requestId, at));
    if (ready === null) return { kind: 'not-sent' };
    const { begun, inquiry, message } = ready;
    return { kind: 'sent', requestId, begun, inquiry, reply: await this.port.send(message) };
  }

  private async prepare(tx: Tx, requestId: string, at: Date): Promise<Ready | null> {
    const request = await this.requests.lock(tx, requestId);
    if (!request || !isDue(request, at)) return null;
    const until = new Date(at.getTime() + claimMilliseconds);
    const begun = await this.beginTry.run(tx, request, { by: null, because: 'The insurer is being asked.', until, at });
    if (begun.kind === 'blocked') return null;
    const inquiry = this.inquiryOf(request, begun.control, at);
    return { begun, inquiry, message: await this.port.write(inquiry, begun.papers) };
  }

  private inquiryOf(request: RequestRow, control: number, at: Date): Inquiry {
    return {
      trace: request.trace,
      control,
      at,
      payer: { name: request.payerName, code: request.payerCode! }, // a constraint sees to it
      providerName: request.siteName,
      insured: this.seal.open(request),
      serviceTypes: request.serviceTypes,
    };
  }
}

function isDue({ way, state, nextTryAt, claimedUntil }: RequestRow, at: Date): boolean {
  if (way !== 'electronic' || decideMove(state, 'begin').kind === 'refused') return false;
  if (claimedUntil !== null && claimedUntil > at) return false;
  return nextTryAt !== null && nextTryAt <= at;
}
