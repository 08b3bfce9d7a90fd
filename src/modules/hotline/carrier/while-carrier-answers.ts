import { CarrierError } from '../../../telephony/carrier-error.js';

/** A comparison that the carrier cuts short is made again at its next time; that the carrier is away is told by WatchCarrier. */
export async function whileCarrierAnswers(compare: () => Promise<void>): Promise<void> {
  try {
    await compare();
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
  }
}
