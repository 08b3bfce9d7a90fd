import { Controller, HttpCode, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { FromCarrier } from './from-carrier.js';
import { toRoomReport } from '../forms/to-room-report.js';
import { UnheardReports } from './unheard-reports.js';
import { readForm, valueOf, type WebhookRequest } from '../forms/webhook-form.js';

@FromCarrier()
@Controller('telephony/twilio/rooms/:room')
export class RoomsController {
  constructor(
    private readonly script: CallScript,
    private readonly unheard: UnheardReports,
  ) {}

  @Post('events')
  @HttpCode(204)
  async reported(@Param('room') room: string, @Req() request: WebhookRequest): Promise<void> {
    if (!/^[\w-]{1,80}$/.test(room)) throw new NotFoundException();
    const form = readForm(request.rawBody);
    const report = toRoomReport(room, form);
    if (report) await this.script.roomReported(report);
    else this.unheard.note('room', valueOf(form, 'StatusCallbackEvent'));
  }
}
