import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Example, IdPath, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { PlanProductBody, PlanProductDto } from './plan-product.dto.js';
import { PRODUCT } from './plan-product.examples.js';
import { PlanProductService } from './plan-product.service.js';

@ApiTags('community-plan')
@Controller('plans/:id/products')
export class PlanProductController {
  constructor(private readonly products: PlanProductService) {}

  /** A document of the plan is there: a stage ends once all of its own are. */
  @Post()
  @Rights('community-plans.work')
  @PathParams(IdPath)
  @Example(PlanProductBody, PRODUCT)
  @ApiCreatedResponse({ type: PlanProductDto })
  record(@Param() { id }: IdPath, @Body() body: PlanProductBody): Promise<PlanProductDto> {
    return this.products.record(id, body);
  }

  /** Newest first. */
  @Get()
  @Rights('community-plans.read')
  @PathParams(IdPath)
  @ApiPage(PlanProductDto)
  list(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<PlanProductDto>> {
    return this.products.list(id, page);
  }
}
