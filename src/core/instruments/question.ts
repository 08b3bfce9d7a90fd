/** The same words in both languages of the line. */
export interface Words {
  readonly en: string;
  readonly es: string;
}

export interface Option {
  readonly code: string;
  readonly says: Words;
  /** What it counts in a score; of two answers to one question the one with more points is the riskier. */
  readonly points?: number;
}

/** How a text is read besides being kept as it was written. */
export type TextMeaning = 'age' | 'dose' | 'drug' | 'words';

export interface Question {
  /** `phq-2.1`, `seizure-today`: what an answer is kept under. */
  readonly id: string;
  /** What it asks about, for staff. */
  readonly about: string;
  /** Null: copyrighted words, which the installation brings with its licence. */
  readonly asks: Words | null;
  readonly answer:
    { readonly kind: 'choice'; readonly options: readonly Option[] } | { readonly kind: 'text'; readonly means: TextMeaning };
}

/** "I do not know", to any question: never "no", never 0; it is asked again. */
export const unknownAnswer = 'unknown';

export const yesNo = {
  kind: 'choice',
  options: [
    { code: 'no', says: { en: 'No', es: 'No' }, points: 0 },
    { code: 'yes', says: { en: 'Yes', es: 'Sí' }, points: 1 },
  ],
} as const satisfies Question['answer'];
