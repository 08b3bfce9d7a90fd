import type { Identifier, Reference, ServiceRequest } from 'fhir/r4.js';
import type { ReferralState } from '../placement/referral-rules.js';
import { coded, named, ours, refTo, systems } from './coded.js';
import type { Told } from './mark-part2.js';
import type { DecisionRow, ReferralRow } from './record-rows.js';

const referralStatuses = {
  offered: 'draft',
  chosen: 'active',
  'warm-hand-over': 'active',
  accepted: 'active',
  arrived: 'completed',
  lost: 'revoked',
} as const satisfies Record<ReferralState, ServiceRequest['status']>;

/** To another place: a proposal while they choose, then what is planned with them. It is nobody's order. */
export function referralRequest(row: ReferralRow, subject: Reference): Told<ServiceRequest> {
  const { id, state, reason, offered, chosen, offeredAt, offeredBy } = row;
  const resource: ServiceRequest = {
    resourceType: 'ServiceRequest',
    id,
    status: referralStatuses[state],
    intent: chosen === null ? 'proposal' : 'plan',
    category: [coded(systems.snomed, '3457005', 'Patient referral')],
    code: { text: 'Referral to another place' },
    subject,
    authoredOn: offeredAt.toISOString(),
    requester: named('Practitioner', offeredBy),
    ...(chosen !== null && { performer: [named('Organization', chosen)] }),
    reasonCode: [{ coding: [{ system: ours('referral-reason'), code: reason }], text: reason }],
    note: [{ text: `Offered: ${offered.join('; ')}` }],
  };
  return { resource, says: `Referral to ${chosen ?? 'another place'}: ${state}` };
}

/**
 * What a clinician decided on the level of care, in order of time: the last one of an intake counts and replaces the others. No decision,
 * no level. `withReasons`: the text and the ratings, too.
 */
export function decisionRequests(
  decisions: readonly DecisionRow[],
  subject: Reference,
  withReasons: boolean,
): readonly Told<ServiceRequest>[] {
  return decisions.map((row, index) => {
    const isOfSame = (one: DecisionRow) => one.intakeId === row.intakeId;
    const replaced = decisions.slice(0, index).findLast(isOfSame);
    const isLast = !decisions.slice(index + 1).some(isOfSame);
    const { at, outcome, clinician } = row;
    const resource: ServiceRequest = {
      resourceType: 'ServiceRequest',
      id: row.id,
      ...(replaced && { replaces: [refTo('ServiceRequest', replaced.id)] }),
      status: isLast ? standing(row) : 'revoked',
      intent: 'order',
      ...(outcome === 'declined' && { doNotPerform: true }),
      code: levelOf(row),
      subject,
      authoredOn: at.toISOString(),
      requester: { ...named('Practitioner', clinician), identifier: licenceOf(row) },
      ...(withReasons && { reasonCode: [{ text: row.text }], note: [{ text: ratingsOf(row) }] }),
    };
    return { resource, says: `${clinician} on ${at.toISOString()}: ${outcome}, ${resource.code!.text}` };
  });
}

function standing({ stage, outcome }: DecisionRow): ServiceRequest['status'] {
  if (outcome === 'declined') return 'active';
  return stage === 'admitted' ? 'completed' : stage === 'closed' ? 'revoked' : 'active';
}

function levelOf({ edition, level }: DecisionRow): ServiceRequest['code'] {
  if (level === null) return { text: 'No level of care that is offered here' };
  const text = `Level of care ${level}, ASAM Criteria, edition ${edition}`;
  return { coding: [{ system: ours(`asam-level:${edition}`), code: level }], text };
}

function licenceOf({ licenceNumber, licenceState }: DecisionRow): Identifier {
  const type = coded(systems.identifierType, 'LN', 'License number');
  return { type, value: licenceNumber, assigner: { display: licenceState } };
}

function ratingsOf({ ratings }: DecisionRow): string {
  return `Dimensions: ${Object.entries(ratings)
    .map(([dimension, rating]) => `${dimension}: ${String(rating)}`)
    .join(', ')}`;
}
