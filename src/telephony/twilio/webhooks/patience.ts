import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { holdDocument } from '../twiml/hold-document.js';

// A caller hears nothing meanwhile, and the carrier gives up after 15 s (B-071: an answer from memory within 2 s, work after).
const longestSilenceMs = 2000;

/**
 * Waits for an answer only as long as somebody may be left in silence. What takes longer goes on: they hear "please hold on", and the
 * carrier asks the same question again, which is answered from what was stored meanwhile. A failure stays a failure.
 */
@Injectable()
export class Patience {
  private readonly logger = new Logger(Patience.name);

  constructor(private readonly settings: Settings) {}

  /** @param path where the question was asked; it may be asked again. */
  async answer(work: Promise<string>, path: string): Promise<string> {
    let timer: NodeJS.Timeout | undefined;
    const hold = new Promise<string>((resolve) => {
      timer = setTimeout(() => {
        this.noteSlow(work);
        resolve(holdDocument(this.settings.publicUrl.replace(/\/+$/, '') + path));
      }, longestSilenceMs);
    });
    try {
      return await Promise.race([work, hold]);
    } finally {
      clearTimeout(timer);
    }
  }

  private noteSlow(work: Promise<string>): void {
    this.logger.warn({ msg: 'a caller was asked to hold on: the answer took too long' });
    work.catch((error: unknown) => this.logger.error({ msg: 'the answer that took too long failed', err: error }));
  }
}
