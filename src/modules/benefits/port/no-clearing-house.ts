import type { PayerReply } from '../../../core/benefits/payer-reply.js';
import { BenefitsPort } from './benefits-port.js';

/** Nothing is set up: what was to be asked electronically is asked by people. */
export class NoClearingHouse extends BenefitsPort {
  readonly isOpen = false;

  override async ask(): Promise<PayerReply> {
    return { kind: 'trouble', trouble: 'refused', detail: 'BENEFITS_URL is not set', raw: null };
  }
}
