import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { Telephony } from '../telephony.port.js';
import { SignatureGuard } from './signature-guard.js';
import { createTwilioClient } from './twilio-client.js';
import { TwilioTelephony } from './twilio-telephony.js';
import { WebhooksController } from './webhooks.controller.js';

/** Outgoing: every role that places calls. */
@Global()
@Module({
  providers: [{ provide: Telephony, inject: [Settings, Clock], useFactory: openTelephony }],
  exports: [Telephony],
})
export class TwilioTelephonyModule {}

/** Incoming: the roles that serve HTTP. Takes the module that provides CallScript, which itself depends on Telephony. */
@Module({})
export class TwilioWebhooksModule {
  static answeredBy(scriptModule: NonNullable<DynamicModule['imports']>[number]): DynamicModule {
    return {
      module: TwilioWebhooksModule,
      imports: [scriptModule],
      controllers: [WebhooksController],
      providers: [SignatureGuard],
    };
  }
}

function openTelephony(settings: Settings, clock: Clock): Telephony {
  const client = createTwilioClient({
    accountSid: settings.twilioAccountSid,
    authToken: settings.twilioAuthToken,
    apiKey:
      settings.twilioApiKey && settings.twilioApiSecret
        ? { sid: settings.twilioApiKey, secret: settings.twilioApiSecret }
        : undefined,
    baseUrl: settings.twilioBaseUrl ?? undefined,
  });
  return new TwilioTelephony(client, settings.publicUrl, clock);
}
