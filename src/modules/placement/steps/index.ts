import { CallForStep } from './call-for-step.js';
import { CarryOutStep } from './carry-out-step.js';
import { EndSteps } from './end-steps.js';
import { FollowSteps } from './follow-steps.js';
import { PlanReminders } from './plan-reminders.js';
import { PromiseCall } from './promise-call.js';
import { Remind } from './remind.js';
import { StartChase } from './start-chase.js';
import { StepFactsReader } from './step-facts.reader.js';
import { StepStore } from './step.store.js';
import { TakeStep } from './take-step.js';

export const stepProviders = [
  CallForStep,
  CarryOutStep,
  EndSteps,
  FollowSteps,
  PlanReminders,
  PromiseCall,
  Remind,
  StartChase,
  StepFactsReader,
  StepStore,
  TakeStep,
];
