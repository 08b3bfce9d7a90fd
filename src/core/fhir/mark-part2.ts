import type { Coding, DomainResource } from 'fhir/r4.js';
import { showable } from '../shared/plain-text.js';
import { coding, systems } from './coded.js';

/** A resource with what a reader without a program for it should see. */
export interface Told<R extends DomainResource = DomainResource> {
  readonly resource: R;
  readonly says: string;
}

/** What the data is, and that whoever has it may not pass it on without consent (42 CFR 2.32, HL7 DS4P). */
export const part2Labels: Coding[] = [
  coding(systems.actCode, '42CFRPart2', '42 CFR Part2'),
  coding(systems.actCode, 'NORDSCLCD', 'no redisclosure without consent directive'),
  coding(systems.confidentiality, 'R', 'restricted'),
];

/** The labels for machines and the notice for people: a resource that is taken out of the bundle still says what it is. */
export function markPart2({ resource, says }: Told, notice: string): DomainResource {
  const { resourceType, id, ...rest } = cleaned(resource);
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(says)}</p><p>${escaped(notice)}</p></div>`;
  return { resourceType, id, meta: { security: part2Labels }, text: { status: 'additional', div }, ...rest };
}

/** FHIR has no control characters in a string; what would reorder a line is in no copy of a record (B-022). */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return showable(value) as T;
  if (Array.isArray(value)) return value.map(cleaned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, within]) => [name, cleaned(within)])) as T;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return showable(text).replaceAll(/[&<>"]/g, (sign) => entities[sign]!);
}
