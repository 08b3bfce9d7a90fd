import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import {
  ChooseDeviceDto,
  SoftphoneHeartbeatDto,
  type DeviceDto,
  type SoftphoneTokenDto,
} from '../../../contracts/calls/in-call.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { ChooseDevice } from './choose-device.js';
import { IssueSoftphoneToken } from './issue-softphone-token.js';

@Controller('v1/me')
@ForStaff('be-in-calls')
export class SoftphoneController {
  constructor(
    private readonly issueToken: IssueSoftphoneToken,
    private readonly chooseDevice: ChooseDevice,
  ) {}

  @Post('softphone/token')
  @HttpCode(200)
  token(@CurrentStaff() staff: StaffPrincipal): Promise<SoftphoneTokenDto> {
    return this.issueToken.run(staff.userId);
  }

  @Post('softphone/heartbeat')
  @HttpCode(200)
  heartbeat(@CurrentStaff() staff: StaffPrincipal, @Body() body: SoftphoneHeartbeatDto): Promise<DeviceDto> {
    return this.chooseDevice.seen(staff.userId, body.registered && body.microphone);
  }

  @Put('device')
  device(@CurrentStaff() staff: StaffPrincipal, @Body() body: ChooseDeviceDto): Promise<DeviceDto> {
    return this.chooseDevice.choose(staff.userId, body.device);
  }
}
