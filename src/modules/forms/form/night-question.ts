import { DomainError } from '../../../platform/http/domain-error.js';
import type { FormFields } from './form-fields.js';

/** They picked a time at which we may not call: what they are asked. Instants in ISO 8601. */
export interface NightQuestion {
  readonly wish: string;
  /** The first moment at which we may call. */
  readonly opening: string;
  readonly zone: string;
  /** The clock jumps over what they typed (B-034). */
  readonly skipped: boolean;
}

interface Wish {
  readonly at: Date;
  readonly iso: string;
  readonly skipped: boolean;
}

/**
 * B-033: nobody's time is moved without their word. Passes when the time can be kept, or when they agreed to exactly this opening.
 * @throws DomainError form/night-question
 */
export function askAboutNight(fields: FormFields, wish: Wish, opening: Date, zone: string): void {
  if (opening <= wish.at) return;
  if (fields.nightAnswer === 'yes' && fields.agreedTo === opening.toISOString()) return;
  const question: NightQuestion = { wish: wish.iso, opening: opening.toISOString(), zone, skipped: wish.skipped };
  const code = 'wished-time/night';
  throw new DomainError('invalid', 'form/night-question', 'We may not call at that hour: say whether a later one is fine.', {
    errors: [{ field: 'nightAnswer', code, message: code }],
    extra: { question },
  });
}
