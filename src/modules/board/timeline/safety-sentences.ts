import { sayOf } from '../../flags/index.js';
import { because, withStop, type TimelineFacts } from './sentence-parts.js';

const somebody = (f: TimelineFacts) => f.by ?? 'The program';
const why = (f: TimelineFacts) => (f.because ? ` ${withStop(f.because)}` : '');
const flag = (f: TimelineFacts) => `flag (${f.level}): ${sayOf(String(f.rule))}`;

/** Flags and what was told to others, in sentences. */
export const safetySentences = {
  'flag-raised': (f: TimelineFacts) => `A flag was raised by an answer (${f.level}): ${sayOf(String(f.rule))}`,
  'flag-handled': (f: TimelineFacts) => `${somebody(f)} dealt with the ${flag(f)} What was done: ${f.outcome}.${why(f)}`,
  'flag-lowered': (f: TimelineFacts) => `${somebody(f)} lowered the ${flag(f)} To: ${f.to ?? 'none'}.${why(f)}`,
  'emergency-record-opened': () => 'An emergency: the record of what is disclosed in it was opened (42 CFR 2.51).',
  'emergency-record-closed': (f: TimelineFacts) =>
    `${somebody(f)} wrote down ${f.recipient ? `what ${f.recipient} was told in the emergency` : 'why nobody was told anything in the emergency'}${because(f)}`,
  'disclosure-made': (f: TimelineFacts) => `${somebody(f)} told ${f.recipient} about them (${f.channel}): ${f.fields}.`,
  'disclosure-blocked': (f: TimelineFacts) => `${f.recipient} was told nothing about them${because(f)}`,
} as const;
