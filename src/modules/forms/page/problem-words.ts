import { filled, formWords } from '../../../core/forms/words/form-words.js';
import type { SpokenLanguage } from '../../../core/scripts/spoken-line.js';
import type { Problem } from '../../../platform/http/to-problem.js';
import type { FormFields } from '../form/form-fields.js';
import type { ShownProblem } from './form-view.js';
import { shownNumber } from './shown-number.js';

interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

// Fields of a lead that have another name on the form; a problem of any other stands in the summary alone.
const fieldOnForm: Readonly<Record<string, string>> = { preferredTime: 'day', 'consent.textVersion': 'consentCall' };

/** What is wrong with each field, once, in the language of the page. */
export function problemsInWords({ body }: Problem, fields: FormFields, language: SpokenLanguage): readonly ShownProblem[] {
  const { messages } = formWords[language];
  const found = (body['errors'] ?? []) as readonly FieldProblem[];
  const shown = found.map(({ field, code }): ShownProblem => {
    const sentence = Object.hasOwn(messages, code) ? messages[code as keyof typeof messages] : messages.other;
    return { field: fieldOnForm[field] ?? field, message: filled(sentence, { count: Array.from(fields.message).length }) };
  });
  return [...new Map(shown.map((one) => [one.field, one])).values()];
}

/** What happened to the post as a whole; null when the fields say it all. */
export function bannerInWords({ status, body }: Problem, language: SpokenLanguage): string | null {
  const words = formWords[language];
  if (body['code'] === 'source/cap') return filled(words.overCap, { number: shownNumber(String(body['hotline'])) });
  if (status === 429) return words.tooMany;
  if (status >= 500) return words.failed;
  switch (body['code']) {
    case 'form/invalid':
    case 'form/night-question':
      return null;
    case 'form/text-changed':
      return words.stale;
    case 'form/old-page':
      return words.oldPage;
    default:
      return status === 404 ? words.notFound : words.refused;
  }
}
