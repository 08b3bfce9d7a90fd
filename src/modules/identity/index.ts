export { IdentityModule } from './identity.module.js';
export { CreateSource } from './sources/create-source.js';
export { DeactivateUser } from './users/deactivate-user.js';
export { CreateUser } from './users/create-user.js';
export { EnsureFirstAdministrator, type FirstAdministrator } from './users/ensure-first-administrator.js';
