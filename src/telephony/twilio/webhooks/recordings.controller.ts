import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CallScript } from '../../call-script.js';
import { FromCarrier, ourId } from './from-carrier.js';
import { toRecordingReport } from '../forms/to-recording-report.js';
import { UnheardReports } from './unheard-reports.js';
import { readForm, valueOf, type WebhookRequest } from '../forms/webhook-form.js';

@FromCarrier()
@Controller('telephony/twilio/recordings')
export class RecordingsController {
  constructor(
    private readonly script: CallScript,
    private readonly unheard: UnheardReports,
  ) {}

  @Post(':recordingId')
  @HttpCode(204)
  async reported(@Param('recordingId', ourId) recordingId: string, @Req() request: WebhookRequest): Promise<void> {
    const form = readForm(request.rawBody);
    const report = toRecordingReport(recordingId, form);
    if (report) await this.script.recordingReported(report);
    else this.unheard.note('recording', valueOf(form, 'RecordingStatus'));
  }
}
