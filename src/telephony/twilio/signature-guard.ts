import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import twilio from 'twilio';
import { Settings } from '../../platform/config/settings.js';
import { readForm, type WebhookRequest } from './webhook-form.js';

/**
 * Only the carrier, and only for our account. The signed URL is rebuilt from the configured public one: Host and
 * X-Forwarded-Host are whatever the sender wrote. Every refusal looks the same, so that nothing can be learnt by trying.
 */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<WebhookRequest>();
    if (this.isFromCarrier(request)) return true;
    throw new ForbiddenException();
  }

  private isFromCarrier(request: WebhookRequest): boolean {
    const signature = request.headers['x-twilio-signature'];
    if (typeof signature !== 'string' || signature === '' || typeof request.rawBody !== 'string') return false;
    const accounts = readForm(request.rawBody).get('AccountSid') ?? [];
    if (accounts.length !== 1 || accounts[0] !== this.settings.twilioAccountSid) return false;
    const url = this.settings.publicUrl.replace(/\/+$/, '') + request.originalUrl;
    return isSigned({ url, signature, rawBody: request.rawBody }, [this.settings.twilioAuthToken]);
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
