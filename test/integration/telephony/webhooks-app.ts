import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Authenticator } from '../../../src/platform/auth/authenticator.js';
import { Clock, SystemClock } from '../../../src/platform/clock.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';
import { CallScript } from '../../../src/telephony/call-script.js';
import { TwilioTelephonyModule, TwilioWebhooksModule } from '../../../src/telephony/twilio/twilio-telephony.module.js';

/** The real HTTP application with nothing in it but the carrier: TelephonyProvider, and its webhooks answered by `script`. */
export function openWebhooksApp(settings: Settings, script: CallScript): Promise<NestFastifyApplication> {
  return createHttpApp(webhooksOnly(settings, script), settings);
}

@Module({})
class ScriptModule {}

@Module({})
class WebhooksOnlyModule {}

function webhooksOnly(settings: Settings, script: CallScript): DynamicModule {
  const answering: DynamicModule = {
    module: ScriptModule,
    global: true,
    providers: [
      { provide: CallScript, useValue: script },
      { provide: Authenticator, useValue: {} },
      { provide: Clock, useClass: SystemClock },
    ],
    exports: [CallScript, Clock],
  };
  return {
    module: WebhooksOnlyModule,
    imports: [
      ConfigModule.forSettings(settings),
      ObserveModule.forSettings(settings),
      TwilioTelephonyModule,
      TwilioWebhooksModule.answeredBy(answering),
    ],
  };
}
