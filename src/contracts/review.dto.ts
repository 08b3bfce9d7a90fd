import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';

export class ReviewReasonDto {
  readonly code: string;
  readonly sentence: string;
}

export class ReviewDto {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly siteId: string;
  /** What the person was told; the lead will have it too. */
  readonly reference: string;
  /** Why a person has to look. */
  readonly reasons: ReviewReasonDto[];
  /** It speaks of danger: first of all. */
  readonly danger: boolean;
  readonly language: string;
  readonly receivedAt: string;
}

export class ReviewListDto {
  /** Danger first, then whoever waits longest; at most 200. */
  readonly reviews: ReviewDto[];
}

/** What was sent, as it was typed: nothing of it has been checked. */
export class ReviewToReadDto {
  readonly id: string;
  readonly state: string;
  readonly reference: string;
  readonly receivedAt: string;
  readonly phone: string;
  readonly name?: string;
  readonly email?: string;
  readonly zip?: string;
  readonly birthDate?: string;
  readonly message?: string;
  readonly aboutSomeoneElse?: boolean;
  readonly preferredTime?: string;
}

export class AcceptReviewDto {
  /** In place of the number that was sent, when that one cannot be called. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly phone?: string;
}

export class AcceptedReviewDto {
  readonly leadId: string;
}

export class RejectReviewDto {
  /** For whoever asks later. */
  @IsString({ message: 'Say in a few words why this is no request for help.' })
  @Length(3, 500, { message: 'Say in a few words why this is no request for help.' })
  @Matches(/\S/, { message: 'Say in a few words why this is no request for help.' })
  readonly reason: string;
}
