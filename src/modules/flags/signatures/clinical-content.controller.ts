import { Controller, Get } from '@nestjs/common';
import { ClinicalContentDto } from '../../../contracts/screening/clinical-content.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { ClinicalSignatures } from './clinical-signatures.js';

@Controller('v1/clinical-content')
@ForStaff('see-the-floor')
export class ClinicalContentController {
  constructor(private readonly signatures: ClinicalSignatures) {}

  /** The flag table and every instrument, with who signed them. A sample is signed by nobody who could answer for it. */
  @Get()
  async list(): Promise<ClinicalContentDto> {
    const all = await this.signatures.all();
    return {
      pieces: all.map(({ name, version, hash, signed, isSample }) => ({
        name,
        version,
        hash,
        signedBy: signed?.by ?? null,
        signedAt: isSample ? null : (signed?.at ?? null),
        keyId: signed?.keyId ?? null,
        isSample,
      })),
    };
  }
}
