import { Module } from '@nestjs/common';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditReadModel } from './audit/audit.read-model.js';
import { IdentityModule } from '../identity/index.js';
import { OpenCallbacksController } from './callbacks/open-callbacks.controller.js';
import { OpenCallbacksReadModel } from './callbacks/open-callbacks.read-model.js';
import { CarrierBoardController } from './carrier-board.controller.js';
import { EventLog } from '../../platform/outbox/event-log.js';
import { CampaignsController } from './sources/campaigns.controller.js';
import { CampaignsReadModel } from './sources/campaigns.read-model.js';
import { AskDoctor } from './health/ask-doctor.js';
import { InstallationHealthController } from './health/health.controller.js';
import { HealthReadModel } from './health/health.read-model.js';
import { EventsController } from './events.controller.js';
import { LiveBoardController } from './live-board.controller.js';
import { LiveBoardReadModel } from './live-board.read-model.js';
import { LiveEvents } from './live-events.js';
import { IntakeTimelineController } from './timeline/intake-timeline.controller.js';
import { PersonTimelineController } from './timeline/person-timeline.controller.js';
import { PersonTimelineReadModel } from './timeline/person-timeline.read-model.js';
import { JudgePromises } from './waiting/judge-promises.js';
import { PromisesReadModel } from './waiting/promises.read-model.js';
import { WaitFactsReader } from './waiting/wait-facts.reader.js';
import { WaitingController } from './waiting/waiting.controller.js';
import { WaitingReadModel } from './waiting/waiting.read-model.js';

@Module({
  imports: [IdentityModule, AuditModule],
  controllers: [
    EventsController,
    LiveBoardController,
    CarrierBoardController,
    PersonTimelineController,
    IntakeTimelineController,
    WaitingController,
    OpenCallbacksController,
    CampaignsController,
    AuditController,
    InstallationHealthController,
  ],
  providers: [
    EventLog,
    LiveEvents,
    LiveBoardReadModel,
    PersonTimelineReadModel,
    WaitFactsReader,
    WaitingReadModel,
    PromisesReadModel,
    JudgePromises,
    OpenCallbacksReadModel,
    CampaignsReadModel,
    AuditReadModel,
    HealthReadModel,
    AskDoctor,
  ],
  exports: [JudgePromises],
})
export class BoardModule {}
