import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  ChangeReceiverDto,
  CreatedReceiverDto,
  CreateReceiverDto,
  ReceiverDto,
  ReceiversDto,
} from '../../../contracts/webhooks/receiver.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { ChangeReceiver } from './change-receiver.js';
import { CreateReceiver } from './create-receiver.js';
import { DisableReceiver } from './disable-receiver.js';
import { ReceiversReadModel } from './receivers.read-model.js';

/** Who outside is told what happens here. */
@Controller('v1/admin/webhooks')
@ForStaff('configure')
export class ReceiversController {
  constructor(
    private readonly receivers: ReceiversReadModel,
    private readonly createReceiver: CreateReceiver,
    private readonly changeReceiver: ChangeReceiver,
    private readonly disableReceiver: DisableReceiver,
  ) {}

  @Get()
  async list(): Promise<ReceiversDto> {
    return { receivers: await this.receivers.all() };
  }

  @Get(':id')
  one(@IdParam() id: string): Promise<ReceiverDto> {
    return this.receivers.one(id);
  }

  @Post()
  @NeedsFreshProof()
  create(@CurrentStaff() staff: StaffPrincipal, @Body() body: CreateReceiverDto): Promise<CreatedReceiverDto> {
    return this.createReceiver.run(body, staff.userId);
  }

  @Patch(':id')
  async change(
    @CurrentStaff() staff: StaffPrincipal,
    @IdParam() id: string,
    @Body() body: ChangeReceiverDto,
  ): Promise<ReceiverDto> {
    await this.changeReceiver.run(id, body, staff.userId);
    return this.receivers.one(id);
  }

  /** It stays in the list, disabled, and can be made active again. */
  @Delete(':id')
  @HttpCode(204)
  async disable(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<void> {
    await this.disableReceiver.run(id, staff.userId);
  }
}
