import { ApiProperty } from '@nestjs/swagger';

export class HealthCheckDto {
  /** Such as "database" or "queue". */
  readonly name: string;
  readonly ok: boolean;
}

export class QueueDepthDto {
  /** telephony, reactions, chores or webhooks. */
  readonly queue: string;
  @ApiProperty({ type: 'integer' })
  readonly waiting: number;
  @ApiProperty({ type: 'integer' })
  readonly running: number;
  /** For a later time. */
  @ApiProperty({ type: 'integer' })
  readonly planned: number;
  /** Tried for as long as they are tried; the sweep looks at their rows anyway. */
  @ApiProperty({ type: 'integer' })
  readonly failed: number;
  /** Since when the oldest of the waiting ones waits; null: none waits. */
  @ApiProperty({ type: String, nullable: true })
  readonly oldestAt: string | null;
}

export class OutboxLagDto {
  /** Written, and not told to the queue yet. */
  @ApiProperty({ type: 'integer' })
  readonly waiting: number;
  @ApiProperty({ type: String, nullable: true })
  readonly oldestAt: string | null;
}

export class AuditLagDto {
  /** Links of the chain. */
  @ApiProperty({ type: 'integer' })
  readonly links: number;
  /** Of the entry that was linked last. */
  @ApiProperty({ type: String, nullable: true })
  readonly linkedUntil: string | null;
  /** Entries without a link. */
  @ApiProperty({ type: 'integer' })
  readonly waiting: number;
  @ApiProperty({ type: String, nullable: true })
  readonly oldestWaitingAt: string | null;
}

/** How the installation is, as this process sees it. */
export class HealthDto {
  readonly at: string;
  /** What `/health/ready` says of this process. */
  readonly ready: boolean;
  readonly checks: HealthCheckDto[];
  /** Null: the backend of the queue does not answer. */
  @ApiProperty({ type: [QueueDepthDto], nullable: true })
  readonly queues: QueueDepthDto[] | null;
  readonly outbox: OutboxLagDto;
  readonly audit: AuditLagDto;
}

export class BrokenPromiseDto {
  /** Which of the seven promises. */
  @ApiProperty({ type: 'integer' })
  readonly promise: number;
  readonly rule: string;
  /** Of the row that breaks it. */
  readonly id: string;
  readonly what: string;
}

/** What `npm run doctor` says. */
export class DoctorDto {
  readonly at: string;
  /** So many rules were asked about. */
  @ApiProperty({ type: 'integer' })
  readonly checks: number;
  readonly violations: BrokenPromiseDto[];
  readonly warnings: string[];
}
