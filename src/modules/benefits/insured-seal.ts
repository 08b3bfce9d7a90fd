import { Injectable } from '@nestjs/common';
import type { Insured } from '../../core/benefits/inquiry.js';
import { Sealer } from '../../platform/crypto/sealer.js';

const placeOf = (row: string) => ({ table: 'benefits_request', column: 'insured', row });

/** Member number, names and birth dates lie sealed in the row of their request, and open nowhere else. */
@Injectable()
export class InsuredSeal {
  constructor(private readonly sealer: Sealer) {}

  seal(requestId: string, insured: Insured): Buffer {
    return this.sealer.seal(Buffer.from(JSON.stringify(insured)), placeOf(requestId));
  }

  open(request: { readonly id: string; readonly insured: Buffer }): Insured {
    return JSON.parse(this.sealer.open(request.insured, placeOf(request.id)).toString()) as Insured;
  }
}
