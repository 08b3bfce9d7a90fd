import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import twilio from 'twilio';
import { Settings } from '../../../platform/config/settings.js';
import { Refusals, type RefusedBecause } from './refusals.js';
import { readForm, type WebhookRequest } from '../forms/webhook-form.js';

/**
 * Only the carrier, and only for our account. The signed URL is rebuilt from the configured public one: Host and
 * X-Forwarded-Host are whatever the sender wrote. Every refusal looks the same, so that nothing can be learnt by trying.
 */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(
    private readonly settings: Settings,
    private readonly refusals: Refusals,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const because = this.refusalOf(context.switchToHttp().getRequest<WebhookRequest>());
    if (because === null) return true;
    this.refusals.note(because);
    throw new ForbiddenException();
  }

  private refusalOf(request: WebhookRequest): RefusedBecause | null {
    const { rawBody, originalUrl } = request;
    const signature = request.headers['x-twilio-signature'];
    if (typeof signature !== 'string' || signature === '' || typeof rawBody !== 'string') return 'no-signature';
    const { publicUrl, twilioAccountSid, twilioAuthToken, twilioAuthTokenSecondary } = this.settings;
    const accounts = readForm(rawBody).get('AccountSid') ?? [];
    if (accounts.length !== 1 || accounts[0] !== twilioAccountSid) return 'foreign-account';
    const url = publicUrl.replace(/\/+$/, '') + originalUrl;
    const tokens = [twilioAuthToken, twilioAuthTokenSecondary].filter((token) => token !== undefined);
    return isSigned({ url, signature, rawBody }, tokens) ? null : 'bad-signature';
  }
}

interface SignedRequest {
  /** As it was configured at the carrier, query included, fragment not. */
  readonly url: string;
  readonly signature: string;
  readonly rawBody: string;
}

/**
 * X-Twilio-Signature: HMAC-SHA1 over the URL and every form parameter, compared in constant time. A body that is not a form is
 * covered by its hash in the query instead. Several tokens, because during a rotation the carrier may sign with either.
 */
export function isSigned(request: SignedRequest, authTokens: readonly string[]): boolean {
  const { url, signature, rawBody } = request;
  const hashed = new URL(url).searchParams.has('bodySHA256');
  const parameters = Object.fromEntries(readForm(rawBody));
  return authTokens.some((token) =>
    hashed
      ? twilio.validateRequestWithBody(token, signature, url, rawBody)
      : twilio.validateRequest(token, signature, url, parameters),
  );
}
