import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../../../platform/auth/access.js';
import { visitor } from '../../../../platform/database/asker.js';
import { AnswerOwnPage } from './answer-own-page.js';
import { BrokenPageFilter } from './broken-page.filter.js';

type Fields = Readonly<Record<string, unknown>>;

/** The page of whoever asked for a call, by its link. What is read changes nothing: programs that look at links open this one too. */
@Controller('c')
@Public(visitor)
@UseFilters(BrokenPageFilter)
@ApiExcludeController()
export class OwnPageController {
  constructor(private readonly answers: AnswerOwnPage) {}

  @Get(':token')
  first(@Req() request: FastifyRequest, @Param('token') token: string, @Query() query: Fields, @Res() reply: FastifyReply) {
    return this.answers.first({ token, query, address: request.ip, reply });
  }

  @Get(':token/:action')
  form(
    @Req() request: FastifyRequest,
    @Param() { token, action }: { token: string; action: string },
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ) {
    return this.answers.form({ token, query, address: request.ip, reply }, action);
  }

  @Post(':token/:action')
  @HttpCode(303)
  act(
    @Req() request: FastifyRequest,
    @Param() { token, action }: { token: string; action: string },
    @Query() query: Fields,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ) {
    return this.answers.act({ token, query, address: request.ip, reply }, action, body);
  }
}
