import type { HttpMethod } from '../webhooks/webhook.js';

/** Where a call is sent and who is told of its end; an empty URL is none. */
export interface VoiceSettings {
  readonly voiceUrl: string;
  readonly voiceMethod: HttpMethod;
  readonly voiceFallbackUrl: string;
  readonly voiceFallbackMethod: HttpMethod;
  readonly statusCallback: string;
  readonly statusCallbackMethod: HttpMethod;
}

/** What is configured on one of our numbers. */
export interface NumberSettings extends VoiceSettings {
  readonly friendlyName: string;
  readonly smsUrl: string;
  readonly smsMethod: HttpMethod;
  readonly smsFallbackUrl: string;
  readonly smsFallbackMethod: HttpMethod;
  /** When set, the application's voice settings count instead of the number's. */
  readonly voiceApplicationSid: string;
  readonly smsApplicationSid: string;
  readonly voiceCallerIdLookup: boolean;
  readonly emergencyAddressSid: string;
}

export const NO_VOICE: VoiceSettings = {
  voiceUrl: '',
  voiceMethod: 'POST',
  voiceFallbackUrl: '',
  voiceFallbackMethod: 'POST',
  statusCallback: '',
  statusCallbackMethod: 'POST',
};

export const UNCONFIGURED: NumberSettings = {
  ...NO_VOICE,
  friendlyName: '',
  smsUrl: '',
  smsMethod: 'POST',
  smsFallbackUrl: '',
  smsFallbackMethod: 'POST',
  voiceApplicationSid: '',
  smsApplicationSid: '',
  voiceCallerIdLookup: false,
  emergencyAddressSid: '',
};
