import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { Settings } from '../../../platform/config/settings.js';
import { readForm, valueOf, type WebhookRequest } from '../forms/webhook-form.js';
import { fallbackDocuments, type FallbackDocuments } from '../twiml/fallback-documents.js';
import { WebhookAddresses } from '../webhook-addresses.js';
import { FromCarrier } from './from-carrier.js';
import { twimlType } from './spoken.js';

// The standby phone was picked up: nothing is left to be said.
const reached: readonly unknown[] = ['completed', 'answered'];

/** What a caller hears when we cannot answer. Written once at start; nothing here asks the database, the queue or the carrier. */
@FromCarrier()
@Controller('telephony/twilio/fallback')
export class FallbackController {
  private readonly documents: FallbackDocuments;

  constructor(settings: Settings) {
    const { root } = new WebhookAddresses(settings.publicUrl);
    this.documents = fallbackDocuments(`${root}/fallback`, settings.standbyNumber ?? null);
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', twimlType)
  first(): string {
    return this.documents.first;
  }

  /** A phone that we rang: nothing of this is for whoever picked up. */
  @Post('goodbye')
  @HttpCode(200)
  @Header('content-type', twimlType)
  goodbye(): string {
    return this.documents.goodbye;
  }

  @Post('after-standby')
  @HttpCode(200)
  @Header('content-type', twimlType)
  afterStandby(@Req() request: WebhookRequest): string {
    const wasReached = reached.includes(valueOf(readForm(request.rawBody), 'DialCallStatus'));
    return wasReached ? this.documents.goodbye : this.documents.message;
  }

  @Post('recorded')
  @HttpCode(200)
  @Header('content-type', twimlType)
  recorded(): string {
    return this.documents.thanks;
  }
}
