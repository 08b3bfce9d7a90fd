import { Module } from '@nestjs/common';
import { LeadsModule } from '../leads/index.js';
import { SitesModule } from '../sites/index.js';
import { importProviders, ImportsController } from './imports/index.js';

@Module({
  imports: [LeadsModule, SitesModule],
  controllers: [ImportsController],
  providers: [...importProviders],
})
export class ExchangeModule {}
