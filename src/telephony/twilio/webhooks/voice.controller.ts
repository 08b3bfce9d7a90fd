import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { FromCarrier } from './from-carrier.js';
import { callOf, Spoken, twimlType } from './spoken.js';
import { toIncomingCall } from '../forms/to-call-event.js';
import { numberOf, readForm, type WebhookRequest } from '../forms/webhook-form.js';

/** Somebody dials one of our numbers, and later has hung up. */
@FromCarrier()
@Controller('telephony/twilio/voice')
export class VoiceController {
  constructor(
    private readonly script: CallScript,
    private readonly spoken: Spoken,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', twimlType)
  async called(@Req() request: WebhookRequest): Promise<string> {
    const form = readForm(request.rawBody);
    const { legId, flow } = await this.script.called(toIncomingCall(callOf(form), form));
    return this.spoken.onLeg(legId, flow);
  }

  @Post('ended')
  @HttpCode(204)
  async ended(@Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const seconds = numberOf(form, 'CallDuration') ?? 0;
    await this.script.incomingEnded({ ...toIncomingCall(callOf(form), form), seconds });
  }
}
