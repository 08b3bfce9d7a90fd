import { Injectable } from '@nestjs/common';
import type { Inquiry } from '../../../core/benefits/inquiry.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import type { DisclosureFrame } from '../../disclosures/index.js';
import { InsuredSeal } from '../insured-seal.js';
import { BenefitsPort, type PayerMessage } from '../port/benefits-port.js';
import { RequestStore, type RequestRow } from '../request.store.js';
import { BeginTry, type BegunTry } from './begin-try.js';
import { isDue } from './is-due.js';

/** Longer than a question may take: then whoever had it in hand is dead. */
const claimFor = 60_000;

export interface WrittenQuestion {
  readonly begun: BegunTry;
  readonly inquiry: Inquiry;
  readonly message: PayerMessage;
}

/** Somebody else has the question in hand, or it was cancelled meanwhile: there is nothing to disclose, and no row of it. */
export class NotItsTurn extends Error {}

/** The question of a request as it leaves: with its try written, and under the trace that the request always has. */
@Injectable()
export class WriteQuestion {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestStore,
    private readonly beginTry: BeginTry,
    private readonly port: BenefitsPort,
    private readonly seal: InsuredSeal,
  ) {}

  /** Null: it is not its turn. Looked at once more, under lock, when it is written. */
  async due(requestId: string, at: Date): Promise<RequestRow | null> {
    const request = await this.requests.look(this.database, requestId);
    return request && isDue(request, at) ? request : null;
  }

  /** In the transaction that writes the disclosure. @throws NotItsTurn */
  async write(tx: Tx, requestId: string, frame: DisclosureFrame): Promise<WrittenQuestion> {
    const { disclosureId, at } = frame;
    const request = await this.requests.lock(tx, requestId);
    if (!request || !isDue(request, at)) throw new NotItsTurn();
    const because = 'The insurer is being asked.';
    const begun = await this.beginTry.run(tx, request, { by: null, because, disclosureId, at, claimFor });
    const inquiry = this.inquiryOf(request, begun.control, at);
    return { begun, inquiry, message: await this.port.write(inquiry, frame) };
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
