export { AdvanceIntake } from './advance-intake.js';
export { CloseAsTest } from './close-as-test.js';
export { CloseForErasure } from './close-for-erasure.js';
export { IntakeModule } from './intake.module.js';
export { IntakeReactions } from './intake-reactions.js';
export { IntakeStore } from './intake.store.js';
