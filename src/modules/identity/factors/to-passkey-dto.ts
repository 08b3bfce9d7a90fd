import type { PasskeyDto } from '../../../contracts/signing-in/factors.dto.js';
import type { PasskeyRow } from './factors.reader.js';

export function toPasskeyDto({ id, name, created_at, last_used_at }: PasskeyRow): PasskeyDto {
  return { id, name, createdAt: created_at.toISOString(), lastUsedAt: last_used_at?.toISOString() ?? null };
}
