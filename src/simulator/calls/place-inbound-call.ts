import { randomBytes } from 'node:crypto';
import type { VoiceSettings } from '../numbers/number-settings.js';
import { isClient } from '../phones/dialable.js';
import type { Persona } from '../phones/persona.js';
import { voiceParameters } from '../webhooks/voice-parameters.js';
import type { WebhookParameters } from '../webhooks/webhook.js';
import type { World } from '../world.js';
import { Call, type UrlAndMethod } from './call.js';
import { conductCall } from './conduct-call.js';

const TIME_LIMIT = 14_400;

interface InboundRequest {
  /** The phone that dials; it must be idle. */
  readonly phone: string;
  readonly to: string;
  /** What the call shows as From: a number, a word such as `anonymous`, or nothing. */
  readonly callerId: string;
  readonly voice: VoiceSettings;
  /** Sent with every voice webhook of the call. */
  readonly parameters: WebhookParameters;
  /** Sent with the first request alone: what a browser or a carrier adds. It cannot replace what Twilio always sends. */
  readonly first?: WebhookParameters | undefined;
  /** Permits an outbound call to show this caller's number; made up when not given. */
  readonly callToken?: string | undefined;
  /** Who holds the phone during this call, when it is not who answers it. */
  readonly persona?: Persona | undefined;
}

function madeUpToken(): string {
  const parentCallInfoToken = randomBytes(48).toString('base64url');
  return encodeURIComponent(JSON.stringify({ parentCallInfoToken, identityHeaderTokens: [] }));
}

function target(url: string, method: UrlAndMethod['method']): UrlAndMethod | undefined {
  return url ? { url, method } : undefined;
}

/** A phone dials one of our numbers, or a browser one of our applications. Returns the call, which rings. */
export function placeInboundCall(world: World, request: InboundRequest): Call {
  const { phone, to, callerId, voice, parameters } = request;
  const holder = world.phones.at(phone);
  const call = new Call(
    {
      to,
      from: callerId,
      direction: 'inbound',
      arrival: {
        phone,
        persona: request.persona ?? holder.persona,
        numberCallback: target(voice.statusCallback, voice.statusCallbackMethod),
        parameters,
      },
      fallback: target(voice.voiceFallbackUrl, voice.voiceFallbackMethod),
      timeoutSeconds: Infinity,
      timeLimitSeconds: TIME_LIMIT,
    },
    world.clock,
  );
  holder.dialOut(call.sid);
  // Made by the carrier of a real phone, sent with the first request only, and never in a URL.
  const hasToken = voice.voiceMethod === 'POST' && !isClient(phone);
  const extra = {
    ...request.first,
    ...voiceParameters(world, call, 'ringing'),
    ...(hasToken ? { CallToken: request.callToken ?? madeUpToken() } : {}),
  };
  conductCall(world, call, { kind: 'url', name: 'voice url', url: voice.voiceUrl, method: voice.voiceMethod, extra });
  return call;
}
