import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SitesModule } from '../sites/index.js';
import { AddCounsellor } from './add-counsellor.js';
import { ChangePresence } from './change-presence.js';
import { CounsellorStore } from './counsellor.store.js';
import { CounsellorsController } from './counsellors.controller.js';
import { EndWrapUp } from './end-wrap-up.js';
import { LeaveTheFloor } from './leave-the-floor.js';
import { SetRoutes } from './set-routes.js';
import { BreakPhone } from './softphone/break-phone.js';
import { ChooseDevice } from './softphone/choose-device.js';
import { IssueSoftphoneToken } from './softphone/issue-softphone-token.js';
import { ReachCounsellor } from './softphone/reach-counsellor.js';
import { SoftphoneController } from './softphone/softphone.controller.js';

@Module({
  imports: [IdentityModule, SitesModule],
  controllers: [CounsellorsController, SoftphoneController],
  providers: [
    CounsellorStore,
    ChangePresence,
    EndWrapUp,
    AddCounsellor,
    SetRoutes,
    LeaveTheFloor,
    BreakPhone,
    ChooseDevice,
    IssueSoftphoneToken,
    ReachCounsellor,
  ],
  exports: [CounsellorStore, EndWrapUp, AddCounsellor, BreakPhone, ReachCounsellor],
})
export class CounsellorsModule {}
