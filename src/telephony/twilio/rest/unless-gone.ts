import { CarrierError } from '../../carrier-error.js';
import type { MoveResult } from '../../telephony-provider.js';

/** The answer, or null when what was asked about is not there (any more). */
export async function unlessGone<T>(request: () => Promise<T>): Promise<T | null> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof CarrierError && error.reason === 'race-gone') return null;
    throw error;
  }
}

export async function moved(request: () => Promise<unknown>): Promise<MoveResult> {
  return (await unlessGone(async () => ({ answer: await request() }))) === null ? 'gone' : 'done';
}
