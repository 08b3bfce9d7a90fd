export { DutyCallScript } from './duty/calls/duty-call-script.js';
export { FlagsModule } from './flags.module.js';
export { FlagsReadModel } from './flags.read-model.js';
export { flagLevelOf, hasSeriousFlag, openFlags, refuseWhileRed, sayOf } from './open-flags.js';
export { RaiseFlags } from './raise-flags.js';
export { clinicalContent } from './signatures/clinical-content.js';
export { judgeSignatures } from './signatures/judge-signatures.js';
export { SignatureStore } from './signatures/signature.store.js';
export { publicKeyPem, signPiece } from './signatures/signed-piece.js';
