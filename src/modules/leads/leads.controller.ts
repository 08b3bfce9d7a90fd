import { Body, Controller, Headers, Options, Post, Req, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiExcludeEndpoint, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CreateLeadDto, LeadAnswerDto, LeadReceivedDto } from '../../contracts/lead.dto.js';
import { ForSources, Public } from '../../platform/auth/access.js';
import { CurrentSource } from '../../platform/auth/current-principal.js';
import type { SourcePrincipal } from '../../platform/auth/principal.js';
import { RequestSender } from '../../platform/http/request-sender.js';
import { AnswerPreflight, OriginGuard } from '../identity/index.js';
import { PostOfSource } from './caps/post-of-source.js';
import { DangerInRefused } from './review/danger-in-refused.js';

@Controller('v1/leads')
export class LeadsController {
  constructor(
    private readonly post: PostOfSource,
    private readonly preflight: AnswerPreflight,
    private readonly senders: RequestSender,
  ) {}

  /** Takes an inquiry and promises a callback. Send an Idempotency-Key: then a repeated request is safe. */
  @Post()
  @ForSources()
  @UseGuards(OriginGuard)
  @UseInterceptors(DangerInRefused)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: LeadAnswerDto })
  @ApiAcceptedResponse({ type: LeadReceivedDto, description: 'Kept on disk while the database is away; written when it is back' })
  async capture(
    @CurrentSource() source: SourcePrincipal,
    @Body() body: CreateLeadDto,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest & { rawBody?: string },
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const from = { channel: 'api', ...this.senders.of(request) } as const;
    const answer = await this.post.run({
      source,
      body,
      rawBody: request.rawBody ?? '',
      idempotencyKey: key ?? null,
      from,
    });
    await reply
      .status(answer.status)
      .headers({
        'content-type': 'application/json; charset=utf-8',
        ...(answer.replayed ? { 'idempotency-replayed': 'true' } : {}),
      })
      .send(answer.body);
  }

  @Options()
  @Public()
  @ApiExcludeEndpoint()
  async mayPost(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.preflight.run(request, reply);
  }
}
