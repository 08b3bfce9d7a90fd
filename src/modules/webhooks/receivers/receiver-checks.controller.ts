import { Controller, HttpCode, Post } from '@nestjs/common';
import { PingAnswerDto, RotatedSecretDto } from '../../../contracts/webhooks/receiver.dto.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import { NeedsFreshProof } from '../../../platform/auth/fresh-proof.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { PingReceiver } from './ping-receiver.js';
import { RotateSecret } from './rotate-secret.js';

@Controller('v1/admin/webhooks/:id')
@ForStaff('configure')
export class ReceiverChecksController {
  constructor(
    private readonly pingReceiver: PingReceiver,
    private readonly rotateSecret: RotateSecret,
  ) {}

  /** Sends a test; answers 200 also when the receiver did not take it. */
  @Post('ping')
  @HttpCode(200)
  ping(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<PingAnswerDto> {
    return this.pingReceiver.run(id, staff.userId);
  }

  @Post('rotate-secret')
  @NeedsFreshProof()
  @HttpCode(200)
  rotate(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<RotatedSecretDto> {
    return this.rotateSecret.run(id, staff.userId);
  }
}
