import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/access.js';
import { holdMusic } from '../twiml/hold-music.js';

/** Sounds that the carrier fetches, and keeps for a day. */
@Public()
@ApiExcludeController()
@Controller('telephony/sounds')
export class SoundsController {
  @Get('hold-music.wav')
  @Header('cache-control', 'public, max-age=86400')
  holdMusic(): StreamableFile {
    return new StreamableFile(holdMusic, { type: 'audio/wav', length: holdMusic.length });
  }
}
