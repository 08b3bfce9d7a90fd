import type { DisclosurePapers } from '../../../core/benefits/disclosure-papers.js';
import type { Inquiry } from '../../../core/benefits/inquiry.js';
import type { PayerReply } from '../../../core/benefits/payer-reply.js';

/** The electronic way to insurers, whoever carries it. Only `SendToPayer` asks: it has looked at the consent. */
export abstract class BenefitsPort {
  /** False: no clearing house is set up, and people ask insurers. */
  abstract readonly isOpen: boolean;

  /**
   * Asks once, and never throws for what comes from outside. Asked again with the same trace it is the same question.
   * @throws Error when the notice or the consent is missing: nothing was sent then (B-095)
   */
  abstract ask(inquiry: Inquiry, papers: DisclosurePapers): Promise<PayerReply>;
}
