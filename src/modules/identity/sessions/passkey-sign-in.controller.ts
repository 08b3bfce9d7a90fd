import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasskeyOptionsDto, PasskeySignInDto, SessionDto } from '../../../contracts/session.dto.js';
import { Public } from '../../../platform/auth/access.js';
import { CheckPasskey } from '../passkeys/check-passkey.js';
import { PasskeyOptions } from '../passkeys/passkey-options.js';
import { BeginSession } from './begin-session.js';
import { toSessionDto } from './to-session-dto.js';

/** A passkey alone: something one has, opened by something one is or knows. */
@Controller('v1/session/passkey')
@Public()
export class PasskeySignInController {
  constructor(
    private readonly options: PasskeyOptions,
    private readonly checkPasskey: CheckPasskey,
    private readonly beginSession: BeginSession,
  ) {}

  /** For navigator.credentials.get; the same for everybody. */
  @Post('options')
  @HttpCode(200)
  async ask(): Promise<PasskeyOptionsDto> {
    return { options: await this.options.toShow('sign-in', null) };
  }

  @Post()
  async begin(
    @Body() { passkey }: PasskeySignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const whose = async () => {
      const userId = await this.checkPasskey.run(passkey, { purpose: 'sign-in', userId: null, mustVerifyUser: true });
      return { userId, secondFactor: 'passkey' } as const;
    };
    return toSessionDto(await this.beginSession.run(request, reply, whose));
  }
}
