import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Example, type Page, PageQuery, PathParams, Rights } from '@oln/service-kit';
import { CasePath } from '../case-file/case-paths.js';
import { ReviewBody, ReviewDto } from './review.dto.js';
import { REVIEW } from './review.examples.js';
import { ReviewService } from './review.service.js';

@ApiTags('reviews')
@Controller('cases/:caseId/reviews')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  /** The running plan was reviewed with the family; every 90 days. */
  @Post()
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(ReviewBody, REVIEW)
  @ApiCreatedResponse({ type: ReviewDto })
  record(@Param() { caseId }: CasePath, @Body() { at, ...body }: ReviewBody): Promise<ReviewDto> {
    return this.reviews.record(caseId, { ...body, at: new Date(at) });
  }

  @Get()
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiPage(ReviewDto)
  list(@Param() { caseId }: CasePath, @Query() page: PageQuery): Promise<Page<ReviewDto>> {
    return this.reviews.list(caseId, page);
  }
}
