import { Body, Controller, Delete, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsOptional, IsString } from 'class-validator';
import { firstRules } from '../../../src/core/sources/source-rules.js';
import { ForSources, ForStaff, Public } from '../../../src/platform/auth/access.js';
import { Authenticator, type StaffSession } from '../../../src/platform/auth/authenticator.js';
import { CurrentSource, CurrentStaff } from '../../../src/platform/auth/current-principal.js';
import type { SourcePrincipal, StaffPrincipal, StaffRole } from '../../../src/platform/auth/principal.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import type { Environment } from '../../../src/platform/config/environment.js';
import { readSettings } from '../../../src/platform/config/read-settings.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { DomainError } from '../../../src/platform/http/domain-error.js';
import { IdParam } from '../../../src/platform/http/id-param.js';
import { ObserveModule } from '../../../src/platform/observe/observe.module.js';

export const csrfToken = 'csrf-token-of-the-test';
export const sourceKey = 'rb_key-of-the-test';

/** The session token names the roles: `counsellor`, `admin,manager`. */
class FakeAuthenticator extends Authenticator {
  override async staffBySession(token: string): Promise<StaffSession | null> {
    if (token === 'ended') return null;
    const principal = { kind: 'staff', userId: 'u1', name: 'Ana', email: 'ana@ringback.example' } as const;
    const standing = { id: 's1', state: 'open', provenUntil: new Date(), isFreshlyProven: true } as const;
    return { ...standing, token, csrfToken, principal: { ...principal, roles: token.split(',') as StaffRole[] } };
  }

  override async sessionStands(): Promise<boolean> {
    return true;
  }

  override async sourceByKey(key: string): Promise<SourcePrincipal | null> {
    return key === sourceKey ? { kind: 'source', sourceId: 's1', siteId: 'site1', rules: firstRules.website } : null;
  }
}

class EchoDto {
  @IsOptional()
  @IsString({ message: 'Enter a name.' })
  readonly name?: string;

  @IsOptional()
  readonly nested?: unknown;
}

@Controller('v1/echo')
class EchoController {
  @Post()
  @Public()
  echo(@Body() body: EchoDto): EchoDto {
    return body;
  }

  @Post('leads')
  @ForSources()
  lead(@CurrentSource() source: SourcePrincipal): SourcePrincipal {
    return source;
  }

  @Get('things/:id')
  @ForStaff('take-calls')
  read(@IdParam() id: string, @CurrentStaff() staff: StaffPrincipal): object {
    return { id, staff: staff.userId };
  }

  @Delete('things/:id')
  @ForStaff()
  remove(@IdParam() id: string): object {
    return { id };
  }

  @Get('broken')
  @Public()
  broken(): never {
    throw new Error('select * from person where phone = 12025550147');
  }

  @Get('database-away')
  @Public()
  away(): never {
    throw Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  }

  @Get('refused')
  @Public()
  refused(): never {
    throw new DomainError('conflict', 'echo/gate', 'Two facts are missing.', { extra: { missing: ['bed'] } });
  }
}

@Module({ controllers: [EchoController], providers: [{ provide: Authenticator, useClass: FakeAuthenticator }] })
class EchoModule {}

@Controller('v1/open')
class ForgetfulController {
  @Get()
  read(): string {
    return 'open';
  }
}

/** A module around `controllers` with the given environment. */
export async function openTestApp(options: { env?: Environment; forgetful?: boolean } = {}): Promise<NestFastifyApplication> {
  const env = { DATABASE_URL: 'postgres://nowhere.invalid/ringback', LOG_LEVEL: 'silent', NODE_ENV: 'test' };
  const settings = readSettings({ ...env, ...options.env });

  @Module({
    imports: [ConfigModule.forSettings(settings), ObserveModule.forSettings(settings), EchoModule],
    controllers: options.forgetful ? [ForgetfulController] : [],
  })
  class TestModule {}
  const app = await createHttpApp(TestModule, settings);
  return app.init();
}
