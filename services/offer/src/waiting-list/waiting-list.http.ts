import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiPage, IdPath, PageQuery, PathParams, Rights, type Page } from '@oln/service-kit';
import { VacancyOfferDto, WaitingEntryDto } from './waiting-list.dto.js';
import { WaitingLists } from './waiting-list.service.js';

@ApiTags('waiting-list')
@Controller('offers/:id')
export class WaitingListController {
  constructor(private readonly lists: WaitingLists) {}

  /** Who waits for the service, in the order in which vacancies come. */
  @Get('waiting-list')
  @Rights('waiting-list.read')
  @PathParams(IdPath)
  @ApiPage(WaitingEntryDto)
  page(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<WaitingEntryDto>> {
    return this.lists.page(id, page);
  }

  /** To whom vacancies came, newest first, and who was passed by and why. */
  @Get('vacancy-offers')
  @Rights('vacancies.read')
  @PathParams(IdPath)
  @ApiPage(VacancyOfferDto)
  async vacancyOffers(@Param() { id }: IdPath, @Query() page: PageQuery): Promise<Page<VacancyOfferDto>> {
    const { items, next } = await this.lists.vacancyOffers(id, page);
    return {
      items: items.map(({ offerId: _offer, commune: _commune, at, ...row }) => ({
        ...row,
        at: at.toISOString(),
      })) as VacancyOfferDto[],
      next,
    };
  }
}
