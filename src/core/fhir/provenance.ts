import type { Provenance, ProvenanceAgent, Reference } from 'fhir/r4.js';
import { coded, coding, named, systems, urnOf } from './coded.js';
import { purposeCoding } from './consent.js';
import type { Told } from './mark-part2.js';

/** Under which disclosure a bundle leaves. */
export interface Handing {
  readonly bundleId: string;
  /** Of the row that says so. */
  readonly disclosureId: string;
  /** By which others of us approved it; null: it needed nobody else. */
  readonly approvalId: string | null;
  readonly at: Date;
  readonly byName: string;
  readonly purpose: string;
  /** Of 42 CFR 2.32. */
  readonly notice: string;
  /** On what it rests, for whom and what for. */
  readonly scope: string;
}

const part2 = 'https://www.ecfr.gov/current/title-42/part-2';

/** Who took all of it out, when, and on what that rests. */
export function provenance(
  { disclosureId, approvalId, at, byName, purpose, scope }: Handing,
  target: Reference[],
): Told<Provenance> {
  const why = purposeCoding(purpose) ?? coding(systems.actReason, 'HDISCH', 'health disclosure');
  const resource: Provenance = {
    resourceType: 'Provenance',
    id: disclosureId,
    target,
    recorded: at.toISOString(),
    policy: [part2],
    reason: [{ coding: [why], text: scope }],
    agent: [
      { type: coded(systems.provenanceAgent, 'assembler', 'Assembler'), who: named('Practitioner', byName) },
      ...(approvalId === null ? [] : [approvedBy(approvalId)]),
    ],
  };
  return { resource, says: scope };
}

/** Others stand for it too: who they are is asked of us by this id. */
function approvedBy(approvalId: string): ProvenanceAgent {
  const who = { identifier: { system: systems.uri, value: urnOf(approvalId) }, display: `Approval ${approvalId}` };
  return { type: coded(systems.provenanceAgent, 'verifier', 'Verifier'), who };
}
