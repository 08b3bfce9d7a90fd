import { Body, Controller, Post } from '@nestjs/common';
import { AddCounsellorDto, type CounsellorDto } from '../../contracts/admin/counsellor.dto.js';
import { ForStaff } from '../../platform/auth/access.js';
import { AddCounsellor } from './add-counsellor.js';

@Controller('v1/admin/counsellors')
@ForStaff('admin')
export class CounsellorsController {
  constructor(private readonly addCounsellor: AddCounsellor) {}

  @Post()
  add(@Body() body: AddCounsellorDto): Promise<CounsellorDto> {
    return this.addCounsellor.run(body);
  }
}
