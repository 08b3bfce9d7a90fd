import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { answerTargets, type AnswerTarget } from '../../core/reports/service-level.js';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export class SiteQueryDto {
  /** Left out: all sites together. */
  @IsOptional()
  @IsUUID(undefined, { message: 'siteId is the id of a site; leave it out for all sites.' })
  siteId?: string;
}

export class ReportQueryDto extends SiteQueryDto {
  /** The first day, in the calendar of each site; left out: 27 days before `to`. */
  @IsOptional()
  @Matches(dayPattern, { message: 'from is a day such as 2026-11-01.' })
  from?: string;

  /** The last day, counted too; left out: today. At most 366 days are told at once. */
  @IsOptional()
  @Matches(dayPattern, { message: 'to is a day such as 2026-11-30.' })
  to?: string;
}

export const callGroups = ['day', 'route', 'site'] as const;

export class CallsQueryDto extends ReportQueryDto {
  @IsOptional()
  @IsIn(callGroups, { message: `by is one of: ${callGroups.join(', ')}.` })
  @ApiProperty({ enum: callGroups, required: false, default: 'day' })
  by: (typeof callGroups)[number] = 'day';

  /** Seconds of waiting within which a call should be answered. */
  @IsOptional()
  @Type(() => Number)
  @IsIn(answerTargets, { message: `within is one of: ${answerTargets.join(', ')} seconds.` })
  @ApiProperty({ enum: answerTargets, required: false, default: 20 })
  within: AnswerTarget = 20;
}

export const requestGroups = ['day', 'route', 'site', 'source'] as const;

export class RequestsQueryDto extends ReportQueryDto {
  @IsOptional()
  @IsIn(requestGroups, { message: `by is one of: ${requestGroups.join(', ')}.` })
  @ApiProperty({ enum: requestGroups, required: false, default: 'day' })
  by: (typeof requestGroups)[number] = 'day';
}

export const reportNames = ['calls', 'requests', 'promises', 'funnel', 'hours', 'counsellors'] as const;
export type ReportName = (typeof reportNames)[number];
