import { BenefitsPort, type PayerExchange, type PayerMessage } from './benefits-port.js';

/** Nothing is set up: what was to be asked electronically is asked by people. */
export class NoClearingHouse extends BenefitsPort {
  readonly isOpen = false;

  override async write(): Promise<PayerMessage> {
    throw new Error('There is no clearing house: nothing is asked electronically');
  }

  override async send(): Promise<PayerExchange> {
    throw new Error('There is no clearing house: nothing is asked electronically');
  }
}
