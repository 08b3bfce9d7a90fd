import { BadRequestException, Controller, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import twilio from 'twilio';
import { CallScript } from '../../call-script.js';
import { FromCarrier, ourId } from './from-carrier.js';
import { twimlType } from './spoken.js';
import { toIncomingText, toTextReport } from '../forms/to-text-event.js';
import { UnheardReports } from './unheard-reports.js';
import { readForm, valueOf, type WebhookRequest } from '../forms/webhook-form.js';

@FromCarrier()
@Controller('telephony/twilio/texts')
export class TextsController {
  constructor(
    private readonly script: CallScript,
    private readonly unheard: UnheardReports,
  ) {}

  /** The answer goes out with the reply; an empty document is silence. */
  @Post()
  @HttpCode(200)
  @Header('content-type', twimlType)
  async texted(@Req() request: WebhookRequest): Promise<string> {
    const text = toIncomingText(readForm(request.rawBody));
    if (!text) throw new BadRequestException();
    const answer = await this.script.texted(text);
    const response = new twilio.twiml.MessagingResponse();
    if (answer !== null) response.message(answer);
    return response.toString();
  }

  @Post(':textId/status')
  @HttpCode(204)
  async reported(@Param('textId', ourId) textId: string, @Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const report = toTextReport(textId, form);
    if (report) await this.script.textReported(report);
    else this.unheard.note('text', valueOf(form, 'MessageStatus'));
  }
}
