export interface ErasureFacts {
  /** Since when each legal hold that is not lifted stands. */
  readonly holds: readonly Date[];
  /** The same, of somebody whom they asked for: what they told us about them goes with theirs. */
  readonly holdsOfPatients: readonly Date[];
  /** Demands of the law that nobody has closed yet. */
  readonly openLegalRequests: number;
  /** Signs of danger that no supervisor has acknowledged yet. */
  readonly openDangers: number;
  /** Red and orange flags that nobody has dealt with. */
  readonly openFlags: number;
  readonly emergency: boolean;
  /** Records of emergencies (42 CFR 2.51(c)) that are not complete, or that nobody has reviewed. */
  readonly unfinishedEmergencyRecords: number;
  /** They are on the phone with us, are being called, or a talk of theirs has no outcome yet. */
  readonly onThePhone: boolean;
  /** Of somebody who was admitted: their record has to be kept until then. */
  readonly keptUntil: Date | null;
}

export type ErasureObstacleCode =
  | 'legal-hold'
  | 'legal-hold-of-patient'
  | 'legal-request'
  | 'open-danger'
  | 'open-flag'
  | 'open-emergency'
  | 'call-going-on'
  | 'emergency-record'
  | 'must-be-kept';

export interface ErasureObstacle {
  readonly code: ErasureObstacleCode;
  /** Why not, and what has to happen first. */
  readonly sentence: string;
  /** From then on it is not in the way; null: nobody knows yet. */
  readonly until: Date | null;
}

export type ErasureDecision =
  | { readonly kind: 'erase' }
  | {
      readonly kind: 'refuse';
      /** At least one. */
      readonly obstacles: readonly ErasureObstacle[];
      /** Null when something is in the way of which nobody knows the end. */
      readonly askAgainAt: Date | null;
      /** Somebody is in danger or on the line: their callback and intake stay open, whatever else is restricted. */
      readonly workStaysOpen: boolean;
    };

/**
 * May the record of a person be erased now (B-103)? A legal hold is stronger than every wish and every time; danger and a call that
 * is going on come first because a life may hang on them; what was told in an emergency has to be on record; the records of patients are kept as long as the law wants
 * (compliance 1.9). Whatever is in the way is told at once, so that nobody asks three times.
 */
export function mayErase(facts: ErasureFacts, at: Date): ErasureDecision {
  const { holds, holdsOfPatients, openDangers, openFlags, emergency, onThePhone, unfinishedEmergencyRecords, keptUntil } = facts;
  const urgent = [
    ...(openDangers > 0 ? [obstacle('open-danger', openDanger)] : []),
    ...(openFlags > 0 ? [obstacle('open-flag', openFlag)] : []),
    ...(emergency ? [obstacle('open-emergency', openEmergency)] : []),
    ...(onThePhone ? [obstacle('call-going-on', callGoingOn)] : []),
  ];
  const obstacles = [
    ...(holds.length > 0 ? [obstacle('legal-hold', legalHold(holds))] : []),
    ...(holdsOfPatients.length > 0 ? [obstacle('legal-hold-of-patient', holdOfPatient(holdsOfPatients))] : []),
    ...(facts.openLegalRequests > 0 ? [obstacle('legal-request', legalRequest)] : []),
    ...urgent,
    ...(unfinishedEmergencyRecords > 0 ? [obstacle('emergency-record', emergencyRecord)] : []),
    ...(keptUntil && keptUntil > at ? [obstacle('must-be-kept', mustBeKept(keptUntil), keptUntil)] : []),
  ];
  if (obstacles.length === 0) return { kind: 'erase' };
  const isDated = obstacles.every(({ until }) => until !== null);
  return { kind: 'refuse', obstacles, askAgainAt: isDated ? keptUntil : null, workStaysOpen: urgent.length > 0 };
}

const openDanger = 'There is a sign of danger that nobody has looked at: look after them, acknowledge the alert, then ask again.';
const openFlag =
  'There is a red or orange flag that nobody has dealt with: look after them, write down at the flag what was done, then ask again.';
const emergencyRecord =
  'The record of an emergency is not complete or not reviewed, and the law wants it: complete it, have it reviewed, then ask again.';
const openEmergency = 'There is an emergency that is not over: ask again when it is.';
const callGoingOn =
  'They are on the phone with us, or the outcome of a talk is not written down yet: ask again when the call is over.';

const legalRequest = 'A legal request about this record is open: ask again when the privacy officer has closed it.';

function legalHold(holds: readonly Date[]): string {
  return `A legal hold stands on this record since ${firstDayOf(holds)}: ask again when it is lifted.`;
}

function holdOfPatient(holds: readonly Date[]): string {
  return `A legal hold stands since ${firstDayOf(holds)} on somebody whom they asked for, and their intake belongs to it: ask again when it is lifted.`;
}

function firstDayOf(holds: readonly Date[]): string {
  return dayOf(new Date(Math.min(...holds.map((one) => one.getTime()))));
}

function mustBeKept(until: Date): string {
  return `They were admitted, and the law wants such records kept: ask again from ${dayOf(until)} on.`;
}

function obstacle(code: ErasureObstacleCode, sentence: string, until: Date | null = null): ErasureObstacle {
  return { code, sentence, until };
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
