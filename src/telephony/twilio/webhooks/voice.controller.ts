import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { FromCarrier } from './from-carrier.js';
import { Patience } from './patience.js';
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
    private readonly patience: Patience,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', twimlType)
  async called(@Req() request: WebhookRequest): Promise<string> {
    const form = readForm(request.rawBody);
    const called = this.script.called(toIncomingCall(callOf(form), form));
    const answer = called.then(({ legId, flow }) => this.spoken.onLeg(legId, flow));
    return this.patience.answer(answer, request.originalUrl);
  }

  @Post('ended')
  @HttpCode(204)
  async ended(@Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const seconds = numberOf(form, 'CallDuration') ?? 0;
    await this.script.incomingEnded({ ...toIncomingCall(callOf(form), form), seconds });
  }
}
