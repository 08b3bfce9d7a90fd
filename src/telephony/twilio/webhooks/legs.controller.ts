import { Controller, Header, HttpCode, NotFoundException, Param, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { fingerprintOf } from '../forms/fingerprint.js';
import { FromCarrier, ourId } from './from-carrier.js';
import { Patience } from './patience.js';
import { callOf, Spoken, twimlType } from './spoken.js';
import { toLegReport, toStepInput } from '../forms/to-call-event.js';
import { UnheardReports } from './unheard-reports.js';
import { readForm, valueOf, type WebhookRequest } from '../forms/webhook-form.js';

// `name`, or `name.token` for a step that is good once.
const stepShape = /^[a-z0-9-]{1,40}(\.[\w-]{1,80})?$/;

/**
 * What the carrier asks and reports about a leg. The caller hears the answers of `answered` and `steps`: an error there must
 * stay an error, because only then does the carrier go to its fallback.
 */
@FromCarrier()
@Controller('telephony/twilio/legs/:legId')
export class LegsController {
  constructor(
    private readonly script: CallScript,
    private readonly spoken: Spoken,
    private readonly patience: Patience,
    private readonly unheard: UnheardReports,
  ) {}

  @Post('answered')
  @HttpCode(200)
  @Header('content-type', twimlType)
  async answered(@Param('legId', ourId) legId: string, @Req() request: WebhookRequest): Promise<string> {
    const form = readForm(request.rawBody);
    const answer = this.script.answered(legId, callOf(form)).then((flow) => this.spoken.onLeg(legId, flow));
    return this.patience.answer(answer, request.originalUrl);
  }

  @Post('steps/:step')
  @HttpCode(200)
  @Header('content-type', twimlType)
  async asked(
    @Param('legId', ourId) legId: string,
    @Param('step') step: string,
    @Req() request: WebhookRequest,
  ): Promise<string> {
    if (!stepShape.test(step)) throw new NotFoundException();
    const form = readForm(request.rawBody);
    const input = toStepInput(callOf(form), form, fingerprintOf(request.originalUrl, form));
    const answer = this.script.asked(legId, step, input).then((flow) => this.spoken.onLeg(legId, flow));
    return this.patience.answer(answer, request.originalUrl);
  }

  @Post('status')
  @HttpCode(204)
  async reported(@Param('legId', ourId) legId: string, @Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const report = toLegReport(legId, callOf(form), form);
    if (report) await this.script.reported(report);
    else this.unheard.note('leg', valueOf(form, 'CallStatus'));
  }
}
