import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ApiPage, Changes, Example, IdPath, PathParams, Rights, type Page } from '@oln/service-kit';
import {
  AccountBody,
  AccountPath,
  AccountsDto,
  AddOrganizationBody,
  OrganizationBody,
  OrganizationDto,
  OrganizationListQuery,
} from './organization.dto.js';
import { OrganizationService } from './organization.service.js';
import { organizationView } from './organization.views.js';

const CESFAM = {
  name: 'CESFAM Santa Amalia',
  description: 'Centro de salud familiar',
  kind: 'health',
  website: 'https://cesfam.example',
  contactEmail: 'contacto@cesfam.example',
  status: 'active',
} as const;

@ApiTags('organizations')
@Controller('organizations')
export class OrganizationController {
  constructor(private readonly organizations: OrganizationService) {}

  @Post()
  @Rights('map.keep')
  @Example(AddOrganizationBody, { ...CESFAM, commune: '13110' })
  @ApiCreatedResponse({ type: OrganizationDto })
  async add(@Body() { commune, ...facts }: AddOrganizationBody): Promise<OrganizationDto> {
    return organizationView(await this.organizations.add(commune, facts));
  }

  /** Institutions of the office's own map, by name. */
  @Get()
  @Rights('map.read')
  @ApiPage(OrganizationDto)
  async list(@Query() { text, ...page }: OrganizationListQuery): Promise<Page<OrganizationDto>> {
    const found = await this.organizations.list(text, page);
    return { ...found, items: found.items.map(organizationView) };
  }

  @Get(':id')
  @Rights('map.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: OrganizationDto })
  async get(@Param() { id }: IdPath): Promise<OrganizationDto> {
    return organizationView(await this.organizations.get(id));
  }

  /** The whole entry as it shall be: what is not named is cleared. */
  @Put(':id')
  @Changes()
  @Rights('map.keep')
  @PathParams(IdPath)
  @Example(OrganizationBody, CESFAM)
  @ApiOkResponse({ type: OrganizationDto })
  async change(@Param() { id }: IdPath, @Body() body: OrganizationBody): Promise<OrganizationDto> {
    return organizationView(await this.organizations.change(id, body));
  }

  @Get(':id/accounts')
  @Rights('accounts.read')
  @PathParams(IdPath)
  @ApiOkResponse({ type: AccountsDto })
  async accounts(@Param() { id }: IdPath): Promise<AccountsDto> {
    return { people: await this.organizations.accountsOf(id) };
  }

  /** From now on this person speaks for the institution: confirms its entries, changes its places, answers referrals. */
  @Post(':id/accounts')
  @HttpCode(200)
  @Rights('accounts.keep')
  @PathParams(IdPath)
  @Example(AccountBody, { person: 'cesfam-1' })
  @ApiOkResponse({ type: AccountsDto })
  async addAccount(@Param() { id }: IdPath, @Body() { person }: AccountBody): Promise<AccountsDto> {
    return { people: await this.organizations.addAccount(id, person) };
  }

  @Delete(':id/accounts/:person')
  @HttpCode(204)
  @Rights('accounts.keep')
  @PathParams(AccountPath)
  removeAccount(@Param() { id, person }: AccountPath): Promise<void> {
    return this.organizations.removeAccount(id, person);
  }
}
