import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { RefusedAccess } from '../../platform/auth/refused-access.js';
import { IdentityAuthenticator } from './identity-authenticator.js';
import { KeepRefusals } from './keep-refusals.js';
import { operatorDoor } from './operator/index.js';
import { signingInControllers, signingInProviders } from './sessions/index.js';
import { sourceControllers, sourceDoor, sourceProviders } from './sources/index.js';
import { CreateUser } from './users/create-user.js';
import { DeactivateUser } from './users/deactivate-user.js';
import { EnsureFirstAdministrator } from './users/ensure-first-administrator.js';
import { SetRoles } from './users/set-roles.js';
import { StaffUser } from './users/staff-user.entity.js';
import { StaffUserStore } from './users/staff-user.store.js';
import { UsersController } from './users/users.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffUser])],
  controllers: [...signingInControllers, UsersController, ...sourceControllers],
  providers: [
    { provide: Authenticator, useClass: IdentityAuthenticator },
    { provide: RefusedAccess, useClass: KeepRefusals },
    StaffUserStore,
    CreateUser,
    DeactivateUser,
    SetRoles,
    EnsureFirstAdministrator,
    ...signingInProviders,
    ...operatorDoor,
    ...sourceProviders,
  ],
  exports: [Authenticator, CreateUser, DeactivateUser, EnsureFirstAdministrator, ...operatorDoor, ...sourceDoor],
})
export class IdentityModule {}
