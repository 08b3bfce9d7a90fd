import { IssuerController } from '../issuer/issuer.controller.js';
import { Issuer } from '../issuer/issuer.js';
import { SignInByIssuer } from '../issuer/sign-in-by-issuer.js';
import { CheckCode } from '../factors/check-code.js';
import { FactorChanges } from '../factors/factor-changes.js';
import { FactorsController } from '../factors/factors.controller.js';
import { FactorsReader } from '../factors/factors.reader.js';
import { RecoveryCodeStore } from '../factors/recovery-code.store.js';
import { SetUpTotp } from '../factors/set-up-totp.js';
import { TotpStore } from '../factors/totp.store.js';
import { Challenges } from '../passkeys/challenges.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import { KeepPasskeys } from '../passkeys/keep-passkeys.js';
import { PasskeyOptions } from '../passkeys/passkey-options.js';
import { PasskeyStore } from '../passkeys/passkey.store.js';
import { PasskeysController } from '../passkeys/passkeys.controller.js';
import { ChangePassword } from '../passwords/change-password.js';
import { NewPassword } from '../passwords/new-password.js';
import { OwnPassword } from '../passwords/own-password.js';
import { PasswordController } from '../passwords/password.controller.js';
import { Passwords } from '../passwords/passwords.js';
import { AskSecondFactor } from './ask-second-factor.js';
import { BeginSession } from './begin-session.js';
import { EndSessions } from './listed/end-sessions.js';
import { OwnSessionsController } from './listed/own-sessions.controller.js';
import { SessionsReadModel } from './listed/sessions.read-model.js';
import { UsersSessionsController } from './listed/users-sessions.controller.js';
import { PasskeySignInController } from './passkey-sign-in.controller.js';
import { ProofController } from './proof.controller.js';
import { Prove } from './prove.js';
import { SessionController } from './session.controller.js';
import { SessionStore } from './session.store.js';
import { SignIn } from './sign-in.js';

export const signingInControllers = [
  SessionController,
  PasskeySignInController,
  IssuerController,
  ProofController,
  OwnSessionsController,
  UsersSessionsController,
  FactorsController,
  PasskeysController,
  PasswordController,
];

export const signingInProviders = [
  SessionStore,
  SessionsReadModel,
  EndSessions,
  SignIn,
  AskSecondFactor,
  BeginSession,
  Prove,
  Issuer,
  SignInByIssuer,
  FactorsReader,
  FactorChanges,
  TotpStore,
  RecoveryCodeStore,
  SetUpTotp,
  CheckCode,
  Challenges,
  PasskeyStore,
  PasskeyOptions,
  CheckPasskey,
  KeepPasskeys,
  Passwords,
  NewPassword,
  OwnPassword,
  ChangePassword,
];
