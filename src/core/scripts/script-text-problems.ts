import { defaultLines, isText, type LineKey } from './default-lines.js';
import { placeholdersOf } from './fill-line.js';
import { septetsOf } from './gsm-seven.js';
import { mustSay } from './must-say.js';
import { discreetProblem } from './revealing-words.js';
import { spokenDigits } from './spoken-digits.js';
import type { SpokenLanguage } from './spoken-line.js';

export interface ScriptTextProblem {
  readonly code:
    'script/empty' | 'script/placeholder' | 'script/revealing' | 'script/too-long' | 'script/characters' | 'script/must-say';
  readonly message: string;
}

export const longestSpoken = 320;
export const longestText = 160;

/** A long value for each place, so that a line is measured as it will be heard. */
const specimens: Readonly<Record<string, string>> = {
  code: spokenDigits('123456'),
  link: `https://calls.longer-name.example/c/${'x'.repeat(44)}`,
  minutes: '120',
  name: 'Maria Fernanda',
  number: spokenDigits('+12025550147'),
  position: '120',
  when: 'Wednesday, September 30, 12:30 PM',
  reason: 'Not before 08:00 on Monday: quiet hours in the state of Massachusetts',
};
const textSpecimens: Readonly<Record<string, string>> = { ...specimens, number: '+12025550147' };

/** Everything that is wrong with `text` as the words of `key`; empty when it may be said. */
export function scriptTextProblems(key: LineKey, language: SpokenLanguage, text: string): readonly ScriptTextProblem[] {
  if (text.trim() === '') return [{ code: 'script/empty', message: 'Write at least one word.' }];
  const misplaced = placeholderProblem(key, language, text);
  return [
    ...(misplaced ? [misplaced] : lengthProblems(key, text)),
    ...revealingProblems(text),
    ...missingWords(key, text).map((word): ScriptTextProblem => ({
      code: 'script/must-say',
      message: `This line must say ${word}: people act on it.`,
    })),
  ];
}

function placeholderProblem(key: LineKey, language: SpokenLanguage, text: string): ScriptTextProblem | null {
  const wanted = placeholdersOf(defaultLines[key][language]);
  const found = placeholdersOf(text);
  const missing = wanted.filter((name) => !found.includes(name)).map((name) => `{${name}} is missing.`);
  const unknown = found.filter((name) => !wanted.includes(name)).map((name) => `{${name}} is not known in this line.`);
  const stray = /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, '')) ? ['A brace { or } stands alone.'] : [];
  const messages = [...missing, ...unknown, ...stray];
  return messages.length > 0 ? { code: 'script/placeholder', message: messages.join(' ') } : null;
}

function revealingProblems(text: string): readonly ScriptTextProblem[] {
  const message = discreetProblem(text);
  return message === null ? [] : [{ code: 'script/revealing', message }];
}

function lengthProblems(key: LineKey, text: string): readonly ScriptTextProblem[] {
  if (!isText(key)) return spokenLengthProblems(measured(text, specimens));
  const septets = septetsOf(measured(text, textSpecimens));
  if (septets.kind === 'outside') {
    const message = `${septets.character} does not fit into a plain text message: it would be cut in pieces of 70 characters.`;
    return [{ code: 'script/characters', message }];
  }
  if (septets.count <= longestText) return [];
  return [
    { code: 'script/too-long', message: `A text message has at most ${longestText} characters; this one has ${septets.count}.` },
  ];
}

function spokenLengthProblems(heard: string): readonly ScriptTextProblem[] {
  if (heard.length <= longestSpoken) return [];
  const message = `A spoken line has at most ${longestSpoken} characters with its values; this one has ${heard.length}.`;
  return [{ code: 'script/too-long', message }];
}

function measured(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => values[name] ?? '');
}

function missingWords(key: LineKey, text: string): readonly string[] {
  return (mustSay[key] ?? []).filter((word) => !new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, 'u').test(text));
}
