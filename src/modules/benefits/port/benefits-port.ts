import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply } from '../../../core/benefits/payer-reply.js';
import type { Attachment } from '../../../core/disclosures/notice.js';
import type { DisclosurePermit, SendResult } from '../../disclosures/index.js';

/** What is sent, to the letter. */
export interface PayerMessage {
  readonly contentType: string;
  readonly body: string;
}

export interface PayerExchange {
  /** Whether it left, for the record of the disclosure. */
  readonly result: SendResult;
  readonly reply: PayerReply;
}

/** The electronic way to insurers, whoever carries it. */
export abstract class BenefitsPort {
  /** False: no clearing house is set up, and people ask insurers. */
  abstract readonly isOpen: boolean;

  /**
   * The question as it will be sent, with the notice and what the consent covers in it; nothing is sent yet. Written again with the same
   * trace it is the same question.
   */
  abstract write(inquiry: Inquiry, attachment: Attachment): Promise<PayerMessage>;

  /** Sends it once, by the permit for its body. Never throws for what comes from outside. @throws NotDisclosedError */
  abstract send(message: PayerMessage, permit: DisclosurePermit): Promise<PayerExchange>;
}
