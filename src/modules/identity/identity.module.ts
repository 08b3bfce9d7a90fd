import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { RefusedAccess } from '../../platform/auth/refused-access.js';
import { IdentityAuthenticator } from './identity-authenticator.js';
import { KeepRefusals } from './keep-refusals.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionStore } from './sessions/session.store.js';
import { SignIn } from './sessions/sign-in.js';
import { sourceControllers, sourceDoor, sourceProviders } from './sources/index.js';
import { CreateUser } from './users/create-user.js';
import { DeactivateUser } from './users/deactivate-user.js';
import { EnsureFirstAdministrator } from './users/ensure-first-administrator.js';
import { Passwords } from './users/passwords.js';
import { SetRoles } from './users/set-roles.js';
import { StaffUser } from './users/staff-user.entity.js';
import { StaffUserStore } from './users/staff-user.store.js';
import { UsersController } from './users/users.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffUser])],
  controllers: [SessionController, UsersController, ...sourceControllers],
  providers: [
    { provide: Authenticator, useClass: IdentityAuthenticator },
    { provide: RefusedAccess, useClass: KeepRefusals },
    Passwords,
    StaffUserStore,
    SessionStore,
    SignIn,
    CreateUser,
    DeactivateUser,
    SetRoles,
    EnsureFirstAdministrator,
    ...sourceProviders,
  ],
  exports: [Authenticator, CreateUser, DeactivateUser, EnsureFirstAdministrator, ...sourceDoor],
})
export class IdentityModule {}
