export { AdvanceIntake } from './advance-intake.js';
export { CloseAsTest } from './close-as-test.js';
export { IntakeModule } from './intake.module.js';
export { IntakeReactions } from './intake-reactions.js';
export { IntakeStore } from './intake.store.js';
