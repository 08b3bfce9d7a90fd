import type { CodeableConcept, Flag, Reference } from 'fhir/r4.js';
import { flagTable } from '../flags/flag-table.js';
import type { FlagLevel } from '../flags/levels.js';
import { coded, ours, systems } from './coded.js';
import type { Told } from './mark-part2.js';
import type { FlagRow } from './record-rows.js';

const flagPriority = 'http://hl7.org/fhir/StructureDefinition/flag-priority';
const priorities: Readonly<Record<FlagLevel, CodeableConcept>> = {
  yellow: { ...coded(systems.flagPriority, 'PL', 'Low priority'), text: 'yellow' },
  orange: { ...coded(systems.flagPriority, 'PM', 'Medium priority'), text: 'orange' },
  red: { ...coded(systems.flagPriority, 'PH', 'High priority'), text: 'red' },
};

/** Active until somebody has dealt with it or a clinician has lowered it. */
export function flag({ id, level, rule, raisedAt, endedAt }: FlagRow, subject: Reference): Told<Flag> {
  const says = flagTable.rules.find((one) => one.id === rule)?.says ?? rule;
  const resource: Flag = {
    resourceType: 'Flag',
    id,
    extension: [{ url: flagPriority, valueCodeableConcept: priorities[level] }],
    status: endedAt === null ? 'active' : 'inactive',
    category: [coded(systems.flagCategory, 'safety', 'Safety')],
    code: { coding: [{ system: ours('flag-rule'), code: rule }], text: says },
    subject,
    period: { start: raisedAt.toISOString(), ...(endedAt && { end: endedAt.toISOString() }) },
  };
  return { resource, says: `Flag, ${level}: ${says}` };
}
