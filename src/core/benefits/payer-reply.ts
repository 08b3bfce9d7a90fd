import type { BenefitLine } from './benefit-line.js';
import type { AnsweredPerson } from './read-271.js';
import type { Rejection } from './rejections.js';

/** What may keep an answer from us on the way. */
export const troubles = ['timeout', 'unreachable', 'busy', 'not-an-answer', 'too-large', 'tls', 'refused'] as const;
export type Trouble = (typeof troubles)[number];

/** What came of asking. `raw` is what came, to be kept sealed; null: nothing did, or too much to keep. */
export type PayerReply =
  | {
      readonly kind: 'answer';
      readonly about: readonly AnsweredPerson[];
      readonly lines: readonly BenefitLine[];
      readonly planBegins: string | null;
      readonly planEnds: string | null;
      readonly raw: string;
    }
  | { readonly kind: 'rejected'; readonly rejections: readonly Rejection[]; readonly raw: string }
  /** `detail`: a code or a short reason of ours; never what came. */
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly detail: string; readonly raw: string | null };
