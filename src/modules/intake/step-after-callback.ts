import { stageTable } from '../../core/intake/stage-table.js';
import type { CallbackStanding } from './callback-standing.read-model.js';
import type { IntakeRow, OwnedStep } from './intake.store.js';

const decideWithinMinutes = 60;

/**
 * While nobody has talked to the person yet, the next step of the intake is its callback: due when that is promised, a decision
 * when there is nothing left to wait for. Null: they have talked, the outcome moves the intake.
 */
export function stepAfterCallback(intake: IntakeRow, callback: CallbackStanding): OwnedStep | null {
  if (callback.ended_at) return callback.reached_by ? null : decisionAfterEnd(intake, callback, callback.ended_at);
  if (callback.state === 'needs-decision') return decisionOfOwner(callback);
  const { nextStep } = stageTable[intake.stage];
  const owner = intake.next_step === nextStep ? intake : callback; // a decision was taken: it waits in line again
  return {
    nextStep,
    nextStepDueAt: callback.promised_by,
    ownerUserId: owner.owner_user_id,
    ownerTeam: owner.owner_team,
  };
}

function decisionOfOwner(callback: CallbackStanding): OwnedStep {
  return {
    nextStep: callback.attempts_made > 0 ? decide('nobody could be reached') : decide(callback.because),
    nextStepDueAt: callback.due_at,
    ownerUserId: callback.owner_user_id,
    ownerTeam: callback.owner_team,
  };
}

function decisionAfterEnd(intake: IntakeRow, callback: CallbackStanding, endedAt: Date): OwnedStep {
  const owner = intake.owner_user_id;
  return {
    nextStep: decide(callback.because),
    nextStepDueAt: new Date(endedAt.getTime() + decideWithinMinutes * 60_000),
    ownerUserId: owner,
    ownerTeam: owner ? null : 'managers',
  };
}

function decide(because: string): string {
  return `Decide how to go on: ${because}`;
}
