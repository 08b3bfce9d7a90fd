import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Settings } from '../../../platform/config/settings.js';
import { DocumentSigner } from '../../../platform/crypto/signed-document.js';
import { Database } from '../../../platform/database/database.js';
import { clinicalContent, type ClinicalPiece } from './clinical-content.js';
import { judgeSignatures, type ClinicalStanding } from './judge-signatures.js';
import { SignatureStore } from './signature.store.js';
import { publicKeyPem, signPiece } from './signed-piece.js';

export interface SignedStanding extends ClinicalStanding {
  /** Signed by this program with a key of its own so that it can be tried out: no clinician has answered for it. */
  readonly isSample: boolean;
}

const sampleSigner = 'Sample signature: no medical director has signed this';

/** Whether the flag table and the instruments may be used on people. Production does not start while one of them is unsigned. */
@Injectable()
export class ClinicalSignatures implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly signatures: SignatureStore,
    private readonly signer: DocumentSigner,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.settings.nodeEnv !== 'production') return;
    const unsigned = (await this.signedForReal()).filter(({ signed }) => signed === null).map(({ name }) => name);
    if (unsigned.length > 0) throw new UnsignedError(unsigned);
  }

  /** How each of them stands now; outside of production the program signs what nobody else did. */
  async all(): Promise<readonly SignedStanding[]> {
    const real = await this.signedForReal();
    return clinicalContent.map((piece, index) => this.orSample(piece, real[index]!));
  }

  private async signedForReal(): Promise<readonly ClinicalStanding[]> {
    const { medicalDirectorKey } = this.settings;
    const trusted = medicalDirectorKey === undefined ? null : publicKeyPem(medicalDirectorKey);
    return judgeSignatures(clinicalContent, await this.signatures.documents(this.database), trusted);
  }

  private orSample(piece: ClinicalPiece, standing: ClinicalStanding): SignedStanding {
    if (standing.signed !== null || this.settings.nodeEnv === 'production') return { ...standing, isSample: false };
    const document = signPiece(piece, { by: sampleSigner, at: this.clock.now() }, this.signer);
    const [sample] = judgeSignatures([piece], [document], this.signer.published()[0]!.publicKey);
    return { ...sample!, isSample: true };
  }
}

/** Why production does not start, and what to do. */
export class UnsignedError extends Error {
  constructor(unsigned: readonly string[]) {
    super(
      `Ringback does not start: the key in MEDICAL_DIRECTOR_KEY has not signed ${unsigned.join(', ')} as this version has it. ` +
        'Have the medical director sign with "node dist/src/clinical-content.js" (docs/operations.md, Clinical content).',
    );
    this.name = 'UnsignedError';
  }
}
