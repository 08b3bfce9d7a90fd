import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Authenticator } from '../../platform/auth/authenticator.js';
import { IdentityAuthenticator } from './identity-authenticator.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionStore } from './sessions/session.store.js';
import { SignIn } from './sessions/sign-in.js';
import { CreateSource } from './sources/create-source.js';
import { DisableSource } from './sources/disable-source.js';
import { KnownSources } from './sources/known-sources.js';
import { Source } from './sources/source.entity.js';
import { SourceStore } from './sources/source.store.js';
import { SourcesController } from './sources/sources.controller.js';
import { UncheckableKey } from './sources/uncheckable-key.js';
import { CreateUser } from './users/create-user.js';
import { DeactivateUser } from './users/deactivate-user.js';
import { EnsureFirstAdministrator } from './users/ensure-first-administrator.js';
import { Passwords } from './users/passwords.js';
import { StaffUser } from './users/staff-user.entity.js';
import { StaffUserStore } from './users/staff-user.store.js';
import { UsersController } from './users/users.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffUser, Source])],
  controllers: [SessionController, UsersController, SourcesController],
  providers: [
    { provide: Authenticator, useClass: IdentityAuthenticator },
    Passwords,
    StaffUserStore,
    SessionStore,
    SourceStore,
    KnownSources,
    UncheckableKey,
    SignIn,
    CreateUser,
    DeactivateUser,
    EnsureFirstAdministrator,
    CreateSource,
    DisableSource,
  ],
  exports: [Authenticator, CreateUser, DeactivateUser, EnsureFirstAdministrator, CreateSource],
})
export class IdentityModule {}
