import { Body, Controller, Get, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ChangeRecordingDto, type RecordingDto } from '../../../contracts/calls/in-call.dto.js';
import { assertNever } from '../../../core/shared/assert-never.js';
import { ForStaff } from '../../../platform/auth/access.js';
import { CurrentStaff } from '../../../platform/auth/current-principal.js';
import type { StaffPrincipal } from '../../../platform/auth/principal.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { OptOutOfRecording } from './opt-out-of-recording.js';
import { PauseRecording } from './pause-recording.js';
import { RecordingMedia } from './media/recording-media.js';
import { StartRecording } from './start-recording.js';

@Controller('v1')
@ForStaff('be-in-calls')
export class RecordingsController {
  constructor(
    private readonly startRecording: StartRecording,
    private readonly pauseRecording: PauseRecording,
    private readonly optOut: OptOutOfRecording,
    private readonly media: RecordingMedia,
  ) {}

  @Post('calls/:id/recording')
  @HttpCode(200)
  change(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string, @Body() body: ChangeRecordingDto): Promise<RecordingDto> {
    switch (body.action) {
      case 'start':
        return this.startRecording.run(id, staff, body.consentNote ?? null);
      case 'pause':
        return this.pauseRecording.pause(id, staff);
      case 'resume':
        return this.pauseRecording.resume(id, staff);
      case 'stop':
        return this.pauseRecording.stop(id, staff);
      case 'opt-out':
        return this.optOut.run(id, staff);
      default:
        return assertNever(body.action);
    }
  }

  @Get('recordings/:id/media')
  @ForStaff('hear-recordings')
  async hear(@CurrentStaff() staff: StaffPrincipal, @IdParam() id: string): Promise<StreamableFile> {
    const { bytes, contentType } = await this.media.open(id, staff);
    return new StreamableFile(bytes, { type: contentType, length: bytes.length });
  }
}
