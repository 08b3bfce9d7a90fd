import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HandOutEvidenceDto } from '../../../contracts/disclosures/disclosure.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { patientThemselves } from '../own-request.js';
import { ExportEvidence, type HandedTo } from './export-evidence.js';

@Controller('v1/consents')
export class EvidenceController {
  constructor(private readonly exportEvidence: ExportEvidence) {}

  /** One signed file with everything that shows this consent, for the person or for whom they consented to. Keep its bytes as they are. */
  @Get(':id/evidence')
  @ForStaff('answer-for-privacy')
  @NeedsFreshProof()
  @ApiOkResponse({ schema: { type: 'object' } })
  async evidence(
    @IdParam() id: string,
    @Query() asked: HandOutEvidenceDto,
    @CurrentStaff() staff: StaffPrincipal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.exportEvidence.run(id, staff, handedTo(asked), asked.approvalId);
    await reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="consent-${id}.json"`,
        'cache-control': 'no-store',
      })
      .send(file);
  }
}

function handedTo({ recipient, recipientKind, purpose }: HandOutEvidenceDto): HandedTo {
  if (recipient === undefined) return patientThemselves;
  return { recipient: { name: recipient, kind: recipientKind }, purpose, basis: { kind: 'consent' } };
}
