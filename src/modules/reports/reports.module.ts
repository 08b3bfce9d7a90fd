import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { CountAgain } from './roll-up/count-again.js';
import { MakeReports } from './roll-up/make-reports.js';
import { TouchesStore } from './roll-up/touches.store.js';

@Module({
  imports: [IdentityModule],
  controllers: [],
  providers: [CountAgain, TouchesStore, MakeReports],
  exports: [MakeReports],
})
export class ReportsModule {}
