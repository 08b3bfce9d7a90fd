import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PersonRecordDto, ReadRecordDto } from '../../../contracts/exchange/record.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ExportRecord } from './export-record.js';
import { recordFonts } from './pdf/record-fonts.js';
import { writeRecordPdf } from './pdf/write-record-pdf.js';

@Controller('v1/people')
export class RecordController {
  constructor(private readonly exportRecord: ExportRecord) {}

  /**
   * Everything that is kept of one person, to be handed to them. Who took it out, when and why is kept and printed on it. `format=fhir` is a
   * FHIR R4 bundle, for them or, with `recipient`, `recipientKind`, `purpose` and `fields`, for somebody whom they consented to in writing;
   * with `legalRequestId` for the court that ordered it. More than a few people a day, and what a court ordered, need others who approve it.
   */
  @Get(':id/record')
  @ForStaff('export-records')
  @NeedsFreshProof()
  @ApiProduces('application/json', 'application/pdf', 'application/fhir+json')
  @ApiOkResponse({ type: PersonRecordDto })
  async record(
    @IdParam() id: string,
    @Query() asked: ReadRecordDto,
    @CurrentStaff() staff: StaffPrincipal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (asked.format === 'fhir') return this.bundle(id, asked, staff, reply);
    const record = await this.exportRecord.run(id, asked, staff);
    // Never a name from the record: it would stand in a header (B-025).
    void reply.header('content-disposition', `attachment; filename="person-record.${asked.format}"`);
    if (asked.format === 'json') return void reply.type('application/json; charset=utf-8').send(JSON.stringify(record));
    return void reply.type('application/pdf').send(await writeRecordPdf(record, await recordFonts()));
  }

  private async bundle(id: string, asked: ReadRecordDto, staff: StaffPrincipal, reply: FastifyReply): Promise<void> {
    const bundle = await this.exportRecord.bundle(id, asked, staff);
    void reply.header('content-disposition', 'attachment; filename="person-record.fhir.json"');
    return void reply.type('application/fhir+json; charset=utf-8').send(bundle);
  }
}
