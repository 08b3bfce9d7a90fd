import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { SitesModule } from '../sites/index.js';
import { AddCounsellor } from './add-counsellor.js';
import { CounsellorStore } from './counsellor.store.js';
import { CounsellorsController } from './counsellors.controller.js';
import { BeginWrapUp } from './presence/begin-wrap-up.js';
import { ChangePresence } from './presence/change-presence.js';
import { EndWrapUp } from './presence/end-wrap-up.js';
import { ExtendWrapUp } from './presence/extend-wrap-up.js';
import { FreeCounsellor } from './presence/free-counsellor.js';
import { LeaveTheFloor } from './presence/leave-the-floor.js';
import { PresenceController } from './presence/presence.controller.js';
import { WrapUpStore } from './presence/wrap-up.store.js';
import { ListCounsellors } from './list-counsellors.js';
import { SetRoutes } from './set-routes.js';
import { BreakPhone } from './softphone/break-phone.js';
import { ChooseDevice } from './softphone/choose-device.js';
import { IssueSoftphoneToken } from './softphone/issue-softphone-token.js';
import { ReachCounsellor } from './softphone/reach-counsellor.js';
import { SoftphoneController } from './softphone/softphone.controller.js';

const door = [CounsellorStore, BeginWrapUp, EndWrapUp, FreeCounsellor, AddCounsellor, BreakPhone, ReachCounsellor];

@Module({
  imports: [IdentityModule, SitesModule],
  controllers: [CounsellorsController, PresenceController, SoftphoneController],
  providers: [
    ...door,
    WrapUpStore,
    ChangePresence,
    ExtendWrapUp,
    LeaveTheFloor,
    SetRoutes,
    ListCounsellors,
    ChooseDevice,
    IssueSoftphoneToken,
  ],
  exports: door,
})
export class CounsellorsModule {}
