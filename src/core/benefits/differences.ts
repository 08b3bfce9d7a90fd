import { x12Text } from '../x12/x12-text.js';
import type { Insured } from './inquiry.js';
import { plainMemberNumber } from './member-number.js';
import type { AnsweredPerson } from './read-271.js';

export type Difference = 'trace' | 'persons' | 'last-name' | 'first-name' | 'birth-date' | 'member-number' | 'nothing-to-compare';

interface Question {
  readonly trace: string;
  readonly insured: Insured;
}

/**
 * In what an answer is not about whom we asked for; empty: it is. One difference is enough to believe nothing of it (B-087): it has to repeat
 * our trace, be about one person, have their name, and their birth date or member number, and contradict none of them.
 */
export function differences({ trace, insured }: Question, about: readonly AnsweredPerson[]): readonly Difference[] {
  const [person, ...others] = about;
  if (!person || others.length > 0) return ['persons'];
  const { patient, memberId } = insured;
  const found: Difference[] = [];
  if (!person.traces.includes(trace)) found.push('trace');
  if (plain(person.lastName) !== plain(patient.lastName)) found.push('last-name');
  if (!agrees(plain(person.firstName), plain(patient.firstName))) found.push('first-name');
  if (person.birthDate !== null && person.birthDate !== patient.birthDate) found.push('birth-date');
  const member = person.memberId === null ? null : plainMemberNumber(person.memberId);
  if (member !== null && member !== plainMemberNumber(memberId)) found.push('member-number');
  if (person.birthDate === null && member === null) found.push('nothing-to-compare');
  return found;
}

function plain(name: string | null): string {
  return x12Text(name ?? '', 60)
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** 'MARIA' and 'MARIA J', 'M' and 'MARIA'; one that is not said contradicts nothing. */
function agrees(one: string, other: string): boolean {
  const [a = '', b = ''] = [one.split(' ')[0], other.split(' ')[0]];
  if (a === '' || b === '' || a === b) return true;
  return (a.length === 1 || b.length === 1) && a[0] === b[0];
}
