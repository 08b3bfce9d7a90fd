export { AddCounsellor } from './add-counsellor.js';
export { CounsellorStore } from './counsellor.store.js';
export { CounsellorsModule } from './counsellors.module.js';
export { EndWrapUp } from './end-wrap-up.js';
export { BreakPhone } from './softphone/break-phone.js';
export { reachable } from './softphone/reachable.js';
export { ReachCounsellor } from './softphone/reach-counsellor.js';
export { softphoneOwnerOf } from './softphone/softphone-identity.js';
