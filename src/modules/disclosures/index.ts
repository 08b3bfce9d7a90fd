export { blockedError } from './blocked-error.js';
export { Disclose, type SendPayload } from './disclose.js';
export type { BlockedDisclosure, DisclosureFrame, DisclosureRequest, SendResult, WritePayload } from './disclosure-request.js';
export { DisclosuresModule } from './disclosures.module.js';
export { DisclosuresReadModel } from './disclosures.read-model.js';
export { patientThemselves } from './own-request.js';
export { carrierWarning } from './vendors/carrier-vendor.js';
export { ChangeVendors } from './vendors/change-vendors.js';
export { WatchVendors } from './vendors/watch-vendors.js';
