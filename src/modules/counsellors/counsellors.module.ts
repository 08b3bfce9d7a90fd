import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SitesModule } from '../sites/index.js';
import { AddCounsellor } from './add-counsellor.js';
import { ChangePresence } from './change-presence.js';
import { CounsellorStore } from './counsellor.store.js';
import { CounsellorsController } from './counsellors.controller.js';
import { EndWrapUp } from './end-wrap-up.js';
import { LeaveTheFloor } from './leave-the-floor.js';

@Module({
  imports: [IdentityModule, SitesModule],
  controllers: [CounsellorsController],
  providers: [CounsellorStore, ChangePresence, EndWrapUp, AddCounsellor, LeaveTheFloor],
  exports: [CounsellorStore, EndWrapUp, AddCounsellor],
})
export class CounsellorsModule {}
