import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Example, PathParams, Rights } from '@oln/service-kit';
import { CommunePath } from '../case-file/case-paths.js';
import { CatalogueBody, CatalogueDto } from './measure-catalogue.dto.js';
import { CATALOGUE } from './measure-catalogue.examples.js';
import { MeasureCatalogueService } from './measure-catalogue.service.js';

@ApiTags('measure-catalogue')
@Controller('communes/:commune/measure-catalogues')
export class MeasureCatalogueController {
  constructor(private readonly catalogues: MeasureCatalogueService) {}

  /** All versions, the newest first: the office's, and those of the house. */
  @Get()
  @Rights('cases-terms.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: CatalogueDto, isArray: true })
  async list(@Param() { commune }: CommunePath): Promise<CatalogueDto[]> {
    return (await this.catalogues.list(commune)) as CatalogueDto[];
  }

  /** A version never changes: another one is loaded, from its own day on. */
  @Post()
  @Rights('measure-catalogues.change')
  @PathParams(CommunePath)
  @Example(CatalogueBody, CATALOGUE)
  @ApiCreatedResponse({ type: CatalogueDto })
  async load(@Param() { commune }: CommunePath, @Body() body: CatalogueBody): Promise<CatalogueDto> {
    return (await this.catalogues.load(commune, body)) as CatalogueDto;
  }
}
