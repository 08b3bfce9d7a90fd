import { ContactsBetweenReader } from './contacts-between.reader.js';
import { RecordRevocation } from './record-revocation.js';
import { RevokeConsent } from './revoke-consent.js';

export { RevocationsController } from './revocations.controller.js';
export const revocationProviders = [ContactsBetweenReader, RecordRevocation, RevokeConsent];
