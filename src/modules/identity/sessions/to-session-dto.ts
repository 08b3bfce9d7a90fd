import type { SessionDto } from '../../../contracts/session.dto.js';
import type { StaffSession } from '../../../platform/auth/authenticator.js';

export function toSessionDto({ principal, csrfToken, state, provenUntil }: StaffSession): SessionDto {
  const { userId, name, email, roles } = principal;
  return { user: { id: userId, name, email }, roles: [...roles], csrfToken, state, provenUntil: provenUntil.toISOString() };
}
