import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ListPageDto } from '../list-page.dto.js';

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export class ListDeliveriesDto extends ListPageDto {
  @ApiProperty({ required: false, default: 'dead', enum: deliveryStates })
  @IsOptional()
  @IsIn(deliveryStates, { message: `state must be one of: ${deliveryStates.join(', ')}` })
  state: DeliveryState = 'dead';
}

export class DeliveryDto {
  /** Also the `webhook-id` of every try. */
  readonly id: string;
  readonly type: string;
  @ApiProperty({ enum: deliveryStates })
  readonly state: DeliveryState;
  readonly occurredAt: string;
  readonly tries: number;
  readonly lastTriedAt: string | null;
  /** Null: none is planned, or it waits for an earlier one about the same person. */
  readonly nextTryAt: string | null;
  readonly lastStatus: number | null;
  readonly lastProblem: string | null;
}

export class DeliveryPageDto {
  /** Oldest first, in the order in which they are sent. */
  readonly items: DeliveryDto[];
  readonly next: string | null;
}

export class ReplayedDto {
  /** How many are sent again. */
  readonly replayed: number;
}
