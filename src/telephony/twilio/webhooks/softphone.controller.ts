import { BadRequestException, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { FromCarrier } from './from-carrier.js';
import { callOf, Spoken, twimlType } from './spoken.js';
import { readForm, textOf, valueOf, type WebhookForm, type WebhookRequest } from '../forms/webhook-form.js';

/** A softphone of staff dials out by itself. Who it is says the carrier, which checked the token; the call it asks for is only a wish. */
@FromCarrier()
@Controller('telephony/twilio/softphone')
export class SoftphoneController {
  constructor(
    private readonly script: CallScript,
    private readonly spoken: Spoken,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', twimlType)
  async called(@Req() request: WebhookRequest): Promise<string> {
    const form = readForm(request.rawBody);
    const call = { carrierSid: callOf(form), identity: identityOf(form), callId: textOf(form, 'To') };
    const { legId, flow } = await this.script.softphoneCalled(call);
    return this.spoken.onLeg(legId, flow);
  }
}

function identityOf(form: WebhookForm): string {
  const identity = /^client:(\w{1,121})$/.exec(valueOf(form, 'From') ?? '')?.[1];
  if (identity === undefined) throw new BadRequestException();
  return identity;
}
