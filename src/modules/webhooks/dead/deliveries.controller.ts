import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { DeliveryPageDto, ListDeliveriesDto, ReplayedDto } from '../../../contracts/webhooks/delivery.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { DeliveriesReadModel } from './deliveries.read-model.js';
import { ReplayDeliveries } from './replay-deliveries.js';

/** What was, is and could not be told to receivers. */
@Controller('v1/admin')
@ForStaff('configure')
export class DeliveriesController {
  constructor(
    private readonly deliveries: DeliveriesReadModel,
    private readonly replay: ReplayDeliveries,
  ) {}

  @Get('webhooks/:id/deliveries')
  list(@IdParam() id: string, @Query() query: ListDeliveriesDto): Promise<DeliveryPageDto> {
    return this.deliveries.list(id, query);
  }

  /** Sends every dead letter of the receiver again, in order. */
  @Post('webhooks/:id/replay')
  @HttpCode(200)
  async replayAll(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<ReplayedDto> {
    return { replayed: await this.replay.all(id, staff.userId) };
  }

  @Post('webhook-deliveries/:id/replay')
  @HttpCode(200)
  async replayOne(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<ReplayedDto> {
    await this.replay.one(id, staff.userId);
    return { replayed: 1 };
  }
}
