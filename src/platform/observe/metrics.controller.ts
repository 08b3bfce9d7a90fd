import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../auth/access.js';
import { asProgram } from '../database/asker.js';
import { Metrics } from './metrics.js';

@Controller('metrics')
@Public()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return asProgram(() => this.metrics.registry.metrics()); // figures, of nobody
  }
}
