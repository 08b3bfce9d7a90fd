import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignInWaysDto } from '../../../contracts/session.dto.js';
import { Public } from '../../../platform/auth/access.js';
import { Settings } from '../../../platform/config/settings.js';
import { Signer } from '../../../platform/crypto/signer.js';
import { DomainError, domainErrorOf } from '../../../platform/http/domain-error.js';
import { BeginSession } from '../sessions/begin-session.js';
import { callbackPath, type Departure, Issuer } from './issuer.js';
import { SignInByIssuer } from './sign-in-by-issuer.js';

const cookie = 'ringback_departure';
const awaySeconds = 600;

/** Signing in with an account elsewhere: there by redirect, back by redirect. */
@Controller('v1/session')
@Public()
export class IssuerController {
  constructor(
    private readonly issuer: Issuer,
    private readonly signIn: SignInByIssuer,
    private readonly beginSession: BeginSession,
    private readonly signer: Signer,
    private readonly settings: Settings,
  ) {}

  /** Which ways to sign in there are. */
  @Get('ways')
  ways(): SignInWaysDto {
    return {
      password: true,
      passkey: true,
      issuer: this.issuer.isSetUp,
      sample: this.settings.demo && this.settings.simulatedTelephony,
    };
  }

  /** Sends the browser to the OpenID provider. */
  @Get('issuer')
  @ApiFoundResponse({ description: 'to the OpenID provider' })
  async depart(@Res() reply: FastifyReply): Promise<void> {
    if (!this.issuer.isSetUp) throw new DomainError('not-found', 'http/not-found', 'There is nothing at this address.');
    const { url, departure } = await this.issuer.depart().catch(() => {
      throw new DomainError('upstream', 'session/issuer-away', 'The other side does not answer: try again, or sign in here.');
    });
    const value = this.signer.sign('issuer-departure', { ...departure, until: Date.now() + awaySeconds * 1000 });
    void reply.setCookie(cookie, value, { ...this.cookieOptions(), maxAge: awaySeconds }).redirect(url, 302);
  }

  /** Back from there: to the console, signed in, or with `?refused=` and the code of why not. */
  @Get('issuer/callback')
  @ApiResponse({ status: 303, description: 'to the console' })
  async arrive(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.clearCookie(cookie, this.cookieOptions());
    const refused = await this.admit(request, reply);
    void reply.redirect(refused === null ? '/' : `/?refused=${encodeURIComponent(refused)}`, 303);
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const departure = this.departureOf(request);
    if (departure === null) return 'session/issuer-refused'; // somebody else's link, or too long ago
    const query = new URL(request.url, this.settings.publicUrl).search;
    try {
      await this.beginSession.run(request, reply, () => this.signIn.run(query, departure));
      return null;
    } catch (error) {
      const explained = domainErrorOf(error);
      if (!explained) throw error;
      return explained.code;
    }
  }

  private departureOf(request: FastifyRequest): Departure | null {
    const kept = this.signer.read('issuer-departure', request.cookies[cookie] ?? '') as (Departure & { until: number }) | null;
    return this.issuer.isSetUp && kept && kept.until > Date.now() ? kept : null;
  }

  /** Lax: the browser comes back from another site. It is of use to nobody without the code that the issuer hands to this browser. */
  private cookieOptions() {
    const secure = this.settings.publicUrl.startsWith('https:');
    return { httpOnly: true, sameSite: 'lax', path: callbackPath, secure } as const;
  }
}
