import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { CarrierBoardController } from './carrier-board.controller.js';
import { EventLog } from './event-log.js';
import { EventsController } from './events.controller.js';
import { LiveBoardController } from './live-board.controller.js';
import { LiveBoardReadModel } from './live-board.read-model.js';
import { LiveEvents } from './live-events.js';
import { PersonTimelineController } from './timeline/person-timeline.controller.js';
import { PersonTimelineReadModel } from './timeline/person-timeline.read-model.js';

@Module({
  imports: [IdentityModule],
  controllers: [EventsController, LiveBoardController, CarrierBoardController, PersonTimelineController],
  providers: [EventLog, LiveEvents, LiveBoardReadModel, PersonTimelineReadModel],
})
export class BoardModule {}
