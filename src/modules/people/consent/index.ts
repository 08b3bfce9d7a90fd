import { ConsentsReadModel } from './consents.read-model.js';
import { HoldAlert } from './hold-alert.js';
import { HoldConsent } from './hold-consent.js';
import { KeepRevocation } from './keep-revocation.js';
import { LedgerReader } from './ledger.reader.js';

export { ConsentsController } from './consents.controller.js';
export const consentProviders = [ConsentsReadModel, HoldAlert, HoldConsent, KeepRevocation, LedgerReader];
