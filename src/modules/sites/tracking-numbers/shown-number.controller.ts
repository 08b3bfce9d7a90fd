import { Body, Controller, HttpCode, Options, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ShowNumberDto, ShownNumberDto } from '../../../contracts/tracking-number.dto.js';
import { ForSources, Public } from '../../../platform/auth/access.js';
import { CurrentSource } from '../../../platform/auth/current-principal.js';
import type { SourcePrincipal } from '../../../platform/auth/principal.js';
import { AnswerPreflight, OriginGuard } from '../../identity/index.js';
import { ShowNumber } from './show-number.js';

@Controller('v1/shown-number')
export class ShownNumberController {
  constructor(
    private readonly showNumber: ShowNumber,
    private readonly preflight: AnswerPreflight,
  ) {}

  /** Which phone number the website shows to this visit. Ask again on each page: the visit keeps its number. */
  @Post()
  @HttpCode(200)
  @ForSources()
  @UseGuards(OriginGuard)
  show(@CurrentSource() source: SourcePrincipal, @Body() body: ShowNumberDto): Promise<ShownNumberDto> {
    return this.showNumber.run(source, body);
  }

  @Options()
  @Public()
  @ApiExcludeEndpoint()
  async mayPost(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.preflight.run(request, reply);
  }
}
