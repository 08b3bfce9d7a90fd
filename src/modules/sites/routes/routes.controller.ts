import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ChangeRouteDto, CreateRouteDto, RouteDto } from '../../../contracts/admin/route.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { SiteDirectory } from '../site-directory.js';
import type { Route } from './route.entity.js';
import { WriteRoute } from './write-route.js';

@Controller('v1/admin/sites/:id/routes')
@ForStaff('configure')
export class RoutesController {
  constructor(
    private readonly writeRoute: WriteRoute,
    private readonly directory: SiteDirectory,
  ) {}

  @Post()
  async create(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: CreateRouteDto): Promise<RouteDto> {
    return toRouteDto(await this.directory.route(await this.writeRoute.create(id, body, staff.userId)));
  }

  @Patch(':routeId')
  async change(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @IdParam('routeId') routeId: string,
    @Body() body: ChangeRouteDto,
  ): Promise<RouteDto> {
    await this.writeRoute.change(id, routeId, body, staff.userId);
    return toRouteDto(await this.directory.route(routeId));
  }
}

export function toRouteDto({ id, name, language, programme, skills }: Route): RouteDto {
  return { id, name, language, programme, skills };
}
