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
  const { resourceType, id, ...rest } = resource;
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(says)}</p><p>${escaped(notice)}</p></div>`;
  return { resourceType, id, meta: { security: part2Labels }, text: { status: 'additional', div }, ...rest };
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return showable(text).replaceAll(/[&<>"]/g, (sign) => entities[sign]!);
}
