import type { Line } from '../carrier/line.js';
import { describeNumber } from './describe-number.js';

export const PACKAGES = ['line_type_intelligence', 'caller_name', 'reassigned_number'] as const;
export type LookupPackage = (typeof PACKAGES)[number];

/** Packages that Twilio has and nobody here may ask for. */
const NOT_ASKED = {
  sim_swap: null,
  call_forwarding: null,
  line_status: null,
  identity_match: null,
  sms_pumping_risk: null,
  phone_number_quality_score: null,
  pre_fill: null,
};

function packageOf(name: LookupPackage, line: Line, lastVerified: string | undefined): Readonly<Record<string, unknown>> {
  switch (name) {
    case 'line_type_intelligence': {
      const mobile = line.lineType === 'mobile';
      return {
        type: line.lineType,
        carrier_name: line.carrierName,
        mobile_country_code: mobile ? '310' : null,
        mobile_network_code: mobile ? '999' : null,
        error_code: null,
      };
    }
    case 'caller_name':
      return { caller_name: line.callerName, caller_type: line.callerName === null ? null : 'CONSUMER', error_code: null };
    case 'reassigned_number':
      return { is_number_reassigned: line.reassigned, last_verified_date: lastVerified ?? null, error_code: null };
  }
}

/** What is known of a number. Packages that were asked for are objects, the others null; an invalid number has none. */
export function lookupResource(
  number: string,
  line: Line,
  asked: readonly LookupPackage[],
  lastVerified: string | undefined,
): Readonly<Record<string, unknown>> {
  const { callingCode, country, national, error } = describeNumber(number);
  const valid = error === undefined;
  const packages = PACKAGES.map((name) => [name, valid && asked.includes(name) ? packageOf(name, line, lastVerified) : null]);
  return {
    phone_number: number,
    calling_country_code: callingCode ?? null,
    country_code: country ?? null,
    national_format: national ?? null,
    valid,
    validation_errors: valid ? [] : [error],
    ...NOT_ASKED,
    ...(Object.fromEntries(packages) as Record<LookupPackage, unknown>),
    url: `https://lookups.twilio.com/v2/PhoneNumbers/${number}`,
  };
}
