import type { DisclosurePapers } from '../../../core/benefits/disclosure-papers.js';
import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply } from '../../../core/benefits/payer-reply.js';

/** What is sent, to the letter. */
export interface PayerMessage {
  readonly contentType: string;
  readonly body: string;
}

/** The electronic way to insurers, whoever carries it. Only `SendToPayer` uses it: it has looked at the consent. */
export abstract class BenefitsPort {
  /** False: no clearing house is set up, and people ask insurers. */
  abstract readonly isOpen: boolean;

  /**
   * The question as it will be sent, with notice and consent in it; nothing is sent yet. Written again with the same trace it is the same
   * question.
   * @throws Error when the notice or the consent is missing (B-095)
   */
  abstract write(inquiry: Inquiry, papers: DisclosurePapers): Promise<PayerMessage>;

  /** Sends it once, and never throws for what comes from outside. */
  abstract send(message: PayerMessage): Promise<PayerReply>;
}
