import { readFileSync } from 'node:fs';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Settings } from '../../platform/config/settings.js';
import { TelephonyProvider } from '../telephony-provider.js';
import type { SoftphoneKey } from './rest/softphones.js';
import { TwilioTelephony } from './twilio-telephony.js';
import { WebhookAddresses } from './webhook-addresses.js';
import { FallbackController } from './webhooks/fallback.controller.js';
import { LegsController } from './webhooks/legs.controller.js';
import { RecordingsController } from './webhooks/recordings.controller.js';
import { Refusals } from './webhooks/refusals.js';
import { RoomsController } from './webhooks/rooms.controller.js';
import { SignatureGuard } from './webhooks/signature-guard.js';
import { SoftphoneController } from './webhooks/softphone.controller.js';
import { SoundsController } from './webhooks/sounds.controller.js';
import { Patience } from './webhooks/patience.js';
import { Spoken } from './webhooks/spoken.js';
import { TextsController } from './webhooks/texts.controller.js';
import { UnheardReports } from './webhooks/unheard-reports.js';
import { VoiceController } from './webhooks/voice.controller.js';

/** Outgoing: every role that places calls. */
@Global()
@Module({
  providers: [{ provide: TelephonyProvider, inject: [Settings, Clock], useFactory: openTelephony }],
  exports: [TelephonyProvider],
})
export class TwilioTelephonyModule {}

/** Incoming: the roles that serve HTTP. Takes the module that provides CallScript, which itself depends on TelephonyProvider. */
@Module({})
export class TwilioWebhooksModule {
  static answeredBy(scriptModule: NonNullable<DynamicModule['imports']>[number]): DynamicModule {
    return {
      module: TwilioWebhooksModule,
      imports: [scriptModule],
      controllers: [
        VoiceController,
        FallbackController,
        LegsController,
        RoomsController,
        RecordingsController,
        TextsController,
        SoftphoneController,
        SoundsController,
      ],
      providers: [SignatureGuard, Refusals, UnheardReports, Patience, Spoken],
    };
  }
}

function openTelephony(settings: Settings, clock: Clock): TelephonyProvider {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken, twilioApiKey: sid, twilioApiSecret: secret } = settings;
  return new TwilioTelephony({
    access: {
      accountSid,
      authToken,
      apiKey: sid && secret ? { sid, secret } : undefined,
      baseUrl: settings.twilioBaseUrl,
      region: settings.twilioRegion,
      ca: settings.twilioCaBundle === undefined ? undefined : readFileSync(settings.twilioCaBundle, 'utf8'),
    },
    addresses: new WebhookAddresses(settings.publicUrl, settings.fallbackUrl),
    clock,
    softphoneKey: softphoneKey(settings),
  });
}

function softphoneKey(settings: Settings): SoftphoneKey | null {
  const { twilioApiKey: keySid, twilioApiSecret: secret, twilioTwimlAppSid: applicationSid } = settings;
  if (!keySid || !secret || !applicationSid) return null;
  const simulated = settings.simulatedTelephony || settings.twilioBaseUrl !== undefined || settings.twilioRegion === 'local';
  return {
    accountSid: settings.twilioAccountSid,
    keySid,
    secret,
    applicationSid,
    clientKind: simulated ? 'simulated' : 'twilio',
  };
}
