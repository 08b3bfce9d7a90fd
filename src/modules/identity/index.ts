export { IdentityModule } from './identity.module.js';
export { AnswerPreflight } from './sources/answer-preflight.js';
export { OriginGuard } from './sources/origin-guard.js';
export { SourcePrincipals } from './sources/source-principals.js';
export { SourceRefusals } from './sources/source-refusals.js';
export { CreateSource } from './sources/create-source.js';
export { DeactivateUser } from './users/deactivate-user.js';
export { CreateUser } from './users/create-user.js';
export { EnsureFirstAdministrator, type FirstAdministrator } from './users/ensure-first-administrator.js';
