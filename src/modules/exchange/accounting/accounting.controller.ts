import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AccountingDto, ReadAccountingDto } from '../../../contracts/exchange/accounting.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { recordFonts } from '../record/pdf/record-fonts.js';
import { writeLinesPdf } from '../record/pdf/write-record-pdf.js';
import { accountingLines } from './accounting-lines.js';
import { ExportAccounting } from './export-accounting.js';

@Controller('v1/people')
export class AccountingController {
  constructor(private readonly exportAccounting: ExportAccounting) {}

  /** The accounting of disclosures of three years, to be handed to the person; it is on record like any disclosure. */
  @Get(':id/accounting')
  @ForStaff('answer-for-privacy')
  @NeedsFreshProof()
  @ApiProduces('application/json', 'application/pdf')
  @ApiOkResponse({ type: AccountingDto })
  async accounting(
    @IdParam() id: string,
    @Query() asked: ReadAccountingDto,
    @CurrentStaff() staff: StaffPrincipal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const accounting = await this.exportAccounting.run(id, asked, staff);
    const { format } = asked;
    void reply.header('content-disposition', `attachment; filename="accounting-of-disclosures.${format}"`);
    if (format === 'json') return void reply.type('application/json; charset=utf-8').send(JSON.stringify(accounting));
    const { byName, askedAt, approvalId } = accounting;
    const mark = { byName, at: askedAt, id: accounting.id, approvalId };
    const pdf = await writeLinesPdf('Accounting of disclosures', accountingLines(accounting), mark, await recordFonts());
    return void reply.type('application/pdf').send(pdf);
  }
}
