import {
  BadRequestException,
  Controller,
  HttpCode,
  HttpStatus,
  Logger,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../platform/auth/access.js';
import { Settings } from '../../platform/config/settings.js';
import { CallScript, type Flow } from '../telephony.port.js';
import { legUrls } from './leg-urls.js';
import { renderTwiml } from './render-twiml.js';
import { SignatureGuard } from './signature-guard.js';
import { carrierSidIn, digitsIn, toLegReport } from './to-call-event.js';
import { readForm, valueOf, type WebhookForm, type WebhookRequest } from './webhook-form.js';

const knownLeg = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });

/**
 * What the carrier asks and reports about a leg. The caller hears the answers of `answered` and `steps`: an error there must
 * stay an error, because only then does the carrier go to its fallback.
 */
@Public()
@UseGuards(SignatureGuard)
@ApiExcludeController()
@Controller('telephony/twilio/legs/:legId')
export class WebhooksController {
  private readonly logger = new Logger(WebhooksController.name);
  private unknownStates = 0;

  constructor(
    private readonly script: CallScript,
    private readonly settings: Settings,
  ) {}

  @Post('answered')
  @HttpCode(200)
  async answered(
    @Param('legId', knownLeg) legId: string,
    @Req() request: WebhookRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const form = readForm(request.rawBody);
    return this.speak(legId, await this.script.answered(legId, callOf(form)), reply);
  }

  @Post('steps/:step')
  @HttpCode(200)
  async pressed(
    @Param('legId', knownLeg) legId: string,
    @Param('step') step: string,
    @Req() request: WebhookRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!/^[a-z0-9-]{1,40}$/.test(step)) throw new NotFoundException();
    return this.speak(legId, await this.script.pressed(legId, step, digitsIn(readForm(request.rawBody))), reply);
  }

  @Post('status')
  @HttpCode(204)
  async reported(@Param('legId', knownLeg) legId: string, @Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const report = toLegReport(legId, callOf(form), form);
    if (report) await this.script.reported(report);
    else this.countUnknown(valueOf(form, 'CallStatus'));
  }

  private speak(legId: string, flow: Flow, reply: FastifyReply): string {
    const twiml = renderTwiml(flow, legUrls(this.settings.publicUrl, legId).step);
    void reply.type('text/xml; charset=utf-8');
    return twiml;
  }

  private countUnknown(state: string | null): void {
    this.unknownStates += 1;
    this.logger.warn({ msg: 'carrier reported an unknown call state', state: state?.slice(0, 40), count: this.unknownStates });
  }
}

function callOf(form: WebhookForm): string {
  const carrierSid = carrierSidIn(form);
  if (carrierSid === null) throw new BadRequestException();
  return carrierSid;
}
