import { isOpenTo } from '../../core/sessions/open-doors.js';
import { lockedAfterMinutes, type SessionState } from '../../core/sessions/session-state.js';
import { DomainError } from '../http/domain-error.js';

const refusals: Record<Exclude<SessionState, 'open'>, () => DomainError> = {
  locked: () =>
    new DomainError(
      'locked',
      'session/locked',
      `Locked after ${lockedAfterMinutes} minutes without you: give your password or a passkey at POST /v1/session/proof. A call goes on, and what you typed is kept.`,
      { extra: { proveWith: ['password', 'passkey'] } },
    ),
  enrol: () =>
    new DomainError(
      'forbidden',
      'session/enrol-first',
      'Set up a second factor first: a passkey at POST /v1/me/passkeys/options, which administrators need, or an app with codes at POST /v1/me/totp.',
    ),
  prove: () =>
    new DomainError(
      'forbidden',
      'session/factor-needed',
      'Give your second factor at POST /v1/session/proof first; administrators, a passkey.',
      {
        extra: { proveWith: ['code', 'passkey'] },
      },
    ),
};

/** @throws DomainError session/locked (423), session/enrol-first, session/factor-needed (403) for what this session may not do as it is */
export function refuseClosed(state: SessionState, method: string, route: string): void {
  if (state !== 'open' && !isOpenTo(state, method, route)) throw refusals[state]();
}
