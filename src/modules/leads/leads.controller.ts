import { Body, Controller, Headers, Post, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CreateLeadDto, LeadAnswerDto } from '../../contracts/lead.dto.js';
import { ForSources } from '../../platform/auth/access.js';
import { CurrentSource } from '../../platform/auth/current-principal.js';
import type { SourcePrincipal } from '../../platform/auth/principal.js';
import { CaptureLead } from './capture-lead.js';
import { DangerInRefused } from './danger-in-refused.js';

@Controller('v1/leads')
export class LeadsController {
  constructor(private readonly captureLead: CaptureLead) {}

  /** Takes an inquiry and promises a callback. Send an Idempotency-Key: then a repeated request is safe. */
  @Post()
  @ForSources()
  @UseInterceptors(DangerInRefused)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LeadAnswerDto })
  async capture(
    @CurrentSource() source: SourcePrincipal,
    @Body() body: CreateLeadDto,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest & { rawBody?: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.captureLead.run({ source, body, rawBody: request.rawBody ?? '', idempotencyKey: key ?? null });
    await reply
      .status(answer.status)
      .headers({
        'content-type': 'application/json; charset=utf-8',
        ...(answer.replayed ? { 'idempotency-replayed': 'true' } : {}),
      })
      .send(answer.body);
  }
}
