import { fieldNames } from '../field-names.js';
import { isoDate } from '../record/wire-date.js';
import type { World } from '../world.js';
import type { Verification } from './verification.js';

export const REQUIRED_TEXTS = fieldNames(`
  BusinessName BusinessWebsite NotificationEmail UseCaseSummary ProductionMessageSample OptInType MessageVolume
  TollfreePhoneNumberSid
`);
export const REQUIRED_LISTS = ['UseCaseCategories', 'OptInImageUrls'];
export const OPTIONAL_LISTS = ['OptInKeywords'];
export const OPTIONAL_TEXTS = fieldNames(`
  CustomerProfileSid BusinessStreetAddress BusinessStreetAddress2 BusinessCity BusinessStateProvinceRegion
  BusinessPostalCode BusinessCountry AdditionalInformation BusinessContactFirstName BusinessContactLastName
  BusinessContactEmail BusinessContactPhone ExternalReferenceId BusinessRegistrationNumber
  BusinessRegistrationAuthority BusinessRegistrationCountry BusinessType BusinessRegistrationPhoneNumber
  DoingBusinessAs OptInConfirmationMessage HelpMessageSample PrivacyPolicyUrl TermsAndConditionsUrl VettingProvider
  VettingId
`);

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A verification as the API shows it: what was submitted, and how it stands. */
export function verificationResource(world: World, verification: Verification): Readonly<Record<string, unknown>> {
  const { sid, submitted, status, rejectionReason } = verification;
  const texts = [...REQUIRED_TEXTS, ...OPTIONAL_TEXTS].map((name) => [snakeCase(name), submitted[name] ?? null]);
  const lists = [...REQUIRED_LISTS, ...OPTIONAL_LISTS].map((name) => [snakeCase(name), submitted[name] ?? []]);
  const rejected = status === 'TWILIO_REJECTED';
  return {
    ...(Object.fromEntries([...texts, ...lists]) as Record<string, unknown>),
    sid,
    account_sid: world.accountSid,
    trust_product_sid: null,
    regulated_item_sid: null,
    tollfree_phone_number: verification.number,
    age_gated_content: submitted['AgeGatedContent'] === 'true',
    status,
    rejection_reason: rejectionReason,
    rejection_reasons: rejectionReason === null ? [] : [{ reason: rejectionReason, code: 30_476 }],
    error_code: rejected ? 30_476 : null,
    edit_allowed: rejected,
    edit_expiration: null,
    vetting_id_expiration: null,
    date_created: isoDate(verification.createdAt),
    date_updated: isoDate(verification.updatedAt),
    resource_links: {},
    url: `https://messaging.twilio.com/v1/Tollfree/Verifications/${sid}`,
  };
}
