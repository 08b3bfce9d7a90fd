import { Module } from '@nestjs/common';
import { AddCounsellor } from './add-counsellor.js';
import { ChangePresence } from './change-presence.js';
import { CounsellorStore } from './counsellor.store.js';
import { CounsellorsController } from './counsellors.controller.js';
import { EndWrapUp } from './end-wrap-up.js';

@Module({
  controllers: [CounsellorsController],
  providers: [CounsellorStore, ChangePresence, EndWrapUp, AddCounsellor],
  exports: [CounsellorStore, EndWrapUp, AddCounsellor, ChangePresence],
})
export class CounsellorsModule {}
