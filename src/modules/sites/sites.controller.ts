import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ChangeSiteDto, CreateSiteDto, SiteDto, SitesDto } from '../../contracts/admin/site.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { CurrentStaff } from '../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../platform/auth/principal.js';
import { IdParam } from '../../platform/http/id-param.js';
import { ChangeSite } from './change-site.js';
import { CreateSite } from './create-site.js';
import type { Route } from './routes/route.entity.js';
import { toRouteDto } from './routes/routes.controller.js';
import { SiteDirectory } from './site-directory.js';
import type { Site } from './site.entity.js';

@Controller('v1/admin/sites')
@ForStaff('configure')
export class SitesController {
  constructor(
    private readonly createSite: CreateSite,
    private readonly changeSite: ChangeSite,
    private readonly directory: SiteDirectory,
  ) {}

  @Post()
  create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateSiteDto): Promise<SiteDto> {
    return this.createSite.run(body, staff.userId);
  }

  @Get()
  async list(): Promise<SitesDto> {
    const sites = await this.directory.all();
    return { sites: await Promise.all(sites.map((site) => this.shown(site))) };
  }

  @Patch(':id')
  async change(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: ChangeSiteDto): Promise<SiteDto> {
    await this.changeSite.run(id, body, staff.userId);
    return this.shown(await this.directory.site(id));
  }

  private async shown(site: Site): Promise<SiteDto> {
    return toDto(site, await this.directory.routesOf(site.id));
  }
}

function toDto(site: Site, routes: readonly Route[]): SiteDto {
  const { id, name, timeZone, phoneNumber, hours, recordingEnabled, standbyNumber } = site;
  return { id, name, timeZone, phoneNumber, hours, recordingEnabled, standbyNumber, routes: routes.map(toRouteDto) };
}
