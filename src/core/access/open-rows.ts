import { may, type Permission } from './permissions.js';
import type { StaffRole } from './roles.js';

/** Kinds of rows that the database keeps behind a wall of its own (ADR 0049). */
export const rowKinds = ['people', 'notes', 'audit'] as const;
export type RowKind = (typeof rowKinds)[number];

/** Which permission opens which rows to whoever has it, at every address. */
const always: Readonly<Record<RowKind, Permission>> = {
  people: 'read-records',
  notes: 'counselling-notes',
  audit: 'read-audit',
};

/** Permissions of roles that read no records, whose addresses work with rows of people all the same, and show no story of anybody. */
const besides: Partial<Record<Permission, readonly RowKind[]>> = {
  // figures are counted from rows
  'watch-operation': ['people', 'audit'],
  // lists become leads, and are looked up in what is known
  'import-leads': ['people'],
  // who opened whose record, and why
  'see-openings': ['people', 'audit'],
};

/** What is open to staff with these roles at an address that needs `needs` (null: to be signed in). */
export function openRows(roles: readonly StaffRole[], needs: Permission | null): RowKind[] {
  const here: readonly RowKind[] = (needs !== null && may(roles, needs) && besides[needs]) || [];
  return rowKinds.filter((kind) => may(roles, always[kind]) || here.includes(kind));
}
