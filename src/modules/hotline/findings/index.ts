import { CarrierFindingsReadModel } from './carrier-findings.read-model.js';
import { SettleFinding } from './settle-finding.js';

export { CarrierFindingsController } from './carrier-findings.controller.js';
export const findingsProviders = [CarrierFindingsReadModel, SettleFinding];
