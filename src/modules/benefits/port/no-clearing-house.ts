import type { PayerReply } from '../../../core/benefits/payer-reply.js';
import { BenefitsPort, type PayerMessage } from './benefits-port.js';

/** Nothing is set up: what was to be asked electronically is asked by people. */
export class NoClearingHouse extends BenefitsPort {
  readonly isOpen = false;

  override async write(): Promise<PayerMessage> {
    return { contentType: 'text/plain', body: '' };
  }

  override async send(): Promise<PayerReply> {
    return { kind: 'trouble', trouble: 'refused', detail: 'BENEFITS_URL is not set', raw: null };
  }
}
