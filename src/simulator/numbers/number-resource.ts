import { wireDate } from '../record/wire-date.js';
import { API_VERSION } from '../webhooks/voice-parameters.js';
import type { World } from '../world.js';
import type { OwnNumber } from './number-book.js';

/** What every simulated number has in common. */
const FIXED = {
  address_sid: null,
  address_requirements: 'none',
  api_version: API_VERSION,
  beta: false,
  capabilities: { voice: true, sms: true, mms: false, fax: false },
  identity_sid: null,
  origin: 'twilio',
  trunk_sid: null,
  voice_receive_mode: 'voice',
  bundle_sid: null,
  status: 'in-use',
  type: null,
};

/** A number as the API shows it. */
export function numberResource(world: World, own: OwnNumber): Readonly<Record<string, unknown>> {
  const { settings } = own;
  const emergency = settings.emergencyAddressSid !== '';
  return {
    ...FIXED,
    sid: own.sid,
    account_sid: world.accountSid,
    phone_number: own.number,
    friendly_name: settings.friendlyName,
    date_created: wireDate(own.createdAt),
    date_updated: wireDate(own.updatedAt),
    voice_url: settings.voiceUrl,
    voice_method: settings.voiceMethod,
    voice_fallback_url: settings.voiceFallbackUrl,
    voice_fallback_method: settings.voiceFallbackMethod,
    voice_application_sid: settings.voiceApplicationSid || null,
    voice_caller_id_lookup: settings.voiceCallerIdLookup,
    status_callback: settings.statusCallback,
    status_callback_method: settings.statusCallbackMethod,
    sms_url: settings.smsUrl,
    sms_method: settings.smsMethod,
    sms_fallback_url: settings.smsFallbackUrl,
    sms_fallback_method: settings.smsFallbackMethod,
    sms_application_sid: settings.smsApplicationSid || null,
    emergency_status: emergency ? 'Active' : 'Inactive',
    emergency_address_sid: emergency ? settings.emergencyAddressSid : null,
    emergency_address_status: emergency ? 'registered' : 'unregistered',
    uri: `/${API_VERSION}/Accounts/${world.accountSid}/IncomingPhoneNumbers/${own.sid}.json`,
  };
}
