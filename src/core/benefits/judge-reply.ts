import type { BenefitFacts } from './benefit-facts.js';
import type { BenefitLine } from './benefit-line.js';
import { differences, type Difference } from './differences.js';
import type { Insured } from './inquiry.js';
import type { PayerReply, Trouble } from './payer-reply.js';
import { mayPass, rejectionSentence } from './rejections.js';
import { summariseLines } from './summarise-lines.js';

/** Who has to hear of it besides whoever asks: the operator of the way out, or the privacy officer. */
export type Warned = 'operator' | 'privacy' | null;

export type ReplyMeaning =
  | { readonly kind: 'answered'; readonly facts: BenefitFacts; readonly lines: readonly BenefitLine[] }
  | { readonly kind: 'again'; readonly outcome: string; readonly sentence: string }
  | { readonly kind: 'give-up'; readonly outcome: string; readonly sentence: string; readonly warned: Warned };

interface TroubleRule {
  readonly kind: 'again' | 'give-up';
  readonly sentence: string;
  readonly warned: Warned;
}

const rules: Readonly<Record<Trouble, TroubleRule>> = {
  timeout: { kind: 'again', sentence: 'The clearing house took too long.', warned: null },
  unreachable: { kind: 'again', sentence: 'The clearing house was not reached.', warned: null },
  busy: { kind: 'again', sentence: 'The clearing house did not take the question.', warned: null },
  'not-an-answer': { kind: 'again', sentence: 'What came was no answer of an insurer.', warned: null },
  'too-large': { kind: 'give-up', sentence: 'What came was too much for an answer, and was cut off.', warned: null },
  tls: {
    kind: 'give-up',
    sentence: 'The clearing house could not prove who it is: its certificate has expired or is not its own. Nothing was sent.',
    warned: 'operator',
  },
  refused: { kind: 'give-up', sentence: 'The clearing house refuses us: look at the settings BENEFITS_*.', warned: 'operator' },
};

const differenceWords: Readonly<Record<Difference, string>> = {
  trace: 'the trace number',
  persons: 'the number of people',
  'last-name': 'the last name',
  'first-name': 'the first name',
  'birth-date': 'the birth date',
  'member-number': 'the member number',
  'nothing-to-compare': 'nothing that could be compared',
};

/** What follows from what came back. Only an answer about the person we asked for counts; everything else changes nothing of theirs (B-087). */
export function judgeReply(question: { readonly trace: string; readonly insured: Insured }, reply: PayerReply): ReplyMeaning {
  switch (reply.kind) {
    case 'trouble': {
      const { kind, sentence, warned } = rules[reply.trouble];
      return kind === 'again' ? { kind, outcome: reply.trouble, sentence } : { kind, outcome: reply.trouble, sentence, warned };
    }
    case 'rejected': {
      const sentence = [...new Set(reply.rejections.map(rejectionSentence))].join(' ');
      if (reply.rejections.every(mayPass)) return { kind: 'again', outcome: 'rejected', sentence };
      return { kind: 'give-up', outcome: 'rejected', sentence, warned: null };
    }
    case 'answer': {
      const wrong = differences(question, reply.about);
      if (wrong.length === 0) return { kind: 'answered', facts: summariseLines(reply), lines: reply.lines };
      const what = wrong.map((one) => differenceWords[one]).join(', ');
      const sentence = `The insurer answered about somebody else (${what}): nothing of it counts.`;
      return { kind: 'give-up', outcome: 'wrong-person', sentence, warned: 'privacy' };
    }
  }
}
