import { Body, Controller, Get, Header, HttpCode, Param, ParseEnumPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import {
  ImportDto,
  ImportPageDto,
  ImportRowPageDto,
  AskReportApprovalDto,
  ListImportRowsDto,
  ReadImportReportDto,
  ReceivedImportDto,
  ReceiveImportDto,
} from '../../../contracts/exchange/import.dto.js';
import { AskedApprovalDto } from '../../../contracts/legal/approval.dto.js';
import { ListPageDto } from '../../../contracts/list-page.dto.js';
import { importCommands, type ImportCommand } from '../../../core/exchange/import-states.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { DomainError } from '../../../platform/http/domain-error.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeImport } from './change-import.js';
import { csvLimit } from './receive/csv-file.js';
import { ImportReport } from './report/import-report.js';
import { ListGate } from './report/list-gate.js';
import { ImportsReadModel } from './imports.read-model.js';
import { ReceiveImport } from './receive/receive-import.js';

const command = new ParseEnumPipe(Object.fromEntries(importCommands.map((one) => [one, one])), {
  exceptionFactory: () => new DomainError('not-found', 'http/not-found', 'There is nothing at this address.'),
});

@Controller('v1/imports')
@ForStaff('import-leads')
export class ImportsController {
  constructor(
    private readonly receiveImport: ReceiveImport,
    private readonly changeImport: ChangeImport,
    private readonly imports: ImportsReadModel,
    private readonly reports: ImportReport,
    private readonly listGate: ListGate,
  ) {}

  /** Brings a list of leads as CSV, of at most 10 MiB. With dryRun=true each row is only judged. */
  @Post()
  @HttpCode(202)
  @RouteConfig({ csvLimit })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  async receive(
    @Query() asked: ReceiveImportDto,
    @Req() request: FastifyRequest,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ReceivedImportDto> {
    const { id, existing } = await this.receiveImport.run(fileOf(request), asked, staff);
    return Object.assign(await this.imports.one(id), { existing });
  }

  @Get()
  list(@Query() page: ListPageDto): Promise<ImportPageDto> {
    return this.imports.list(page);
  }

  @Get(':id')
  one(@IdParam() id: string): Promise<ImportDto> {
    return this.imports.one(id);
  }

  @Get(':id/rows')
  rows(@IdParam() id: string, @Query() query: ListImportRowsDto): Promise<ImportRowPageDto> {
    return this.imports.rows(id, query);
  }

  /** All rows with what became of them, to be read and corrected in a spreadsheet. Of a list that somebody else brought with the approval of another person only. */
  @Get(':id/report')
  @NeedsFreshProof()
  @Header('content-disposition', 'attachment; filename="import.csv"')
  @ApiProduces('text/csv')
  async report(
    @IdParam() id: string,
    @Query() asked: ReadImportReportDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.reports.of(id, asked, staff), { type: 'text/csv; charset=utf-8' });
  }

  /** Others are asked to approve that you take out a list that somebody else brought: exactly these rows, once. */
  @Post(':id/report/approval')
  async approval(
    @IdParam() id: string,
    @Body() { reason, state }: AskReportApprovalDto,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<AskedApprovalDto> {
    return { approvalId: await this.listGate.ask({ importId: id, state: state ?? null }, reason, staff) };
  }

  /** `start` after a dry run; `pause`, `resume`, `cancel`; `retry` reads again what was refused, after a rule was fixed. */
  @Post(':id/:command')
  @HttpCode(200)
  async change(
    @IdParam() id: string,
    @Param('command', command) asked: ImportCommand,
    @CurrentStaff() staff: StaffPrincipal,
  ): Promise<ImportDto> {
    await this.changeImport.run(id, asked, staff);
    return this.imports.one(id);
  }
}

/** The body as it arrives. */
function fileOf(request: FastifyRequest): AsyncIterable<Buffer> {
  const file = request.body;
  if (file instanceof Readable) return file;
  throw new DomainError('unsupported', 'body/unsupported-type', 'Send the file as text/csv.');
}
