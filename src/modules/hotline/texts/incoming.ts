import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import type { TextReply } from '../../../core/texts/read-text-reply.js';
import type { TextFacts } from '../../people/index.js';

/** A text that came in and stands in the ledger, with what was known of its sender before it. */
export interface Incoming {
  readonly textId: string;
  readonly siteId: string;
  /** As the carrier gave it: E.164, a short code or a word. Never proof of who writes (B-069). */
  readonly from: string;
  readonly reply: TextReply;
  /** What the carrier took it for and has answered itself. */
  readonly carrierAnswered: 'stop' | 'start' | 'help' | null;
  readonly sender: TextFacts;
  readonly language: SpokenLanguage;
  readonly at: Date;
}
