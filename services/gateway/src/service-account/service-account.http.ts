import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdField, InstantField, PathParams, PatternField, PersonField, Rights, TextField } from '@oln/service-kit';
import { StaffPath } from '../staff/staff.dto.js';
import { iso } from '../words/instant.js';
import type { ClientSecret } from './client-secret.js';
import { ServiceAccounts } from './service-accounts.service.js';

class SecretPath extends StaffPath {
  @IdField() id: string;
}

export class ClientSecretDto {
  @IdField() id: string;
  @PersonField({ describe: 'Who made it' }) createdBy: string;
  @InstantField() createdAt: string;
  @InstantField() expiresAt: string;
  @InstantField({ optional: true, describe: 'To the hour' }) lastUsedAt?: string;
  @InstantField({ optional: true }) endedAt?: string;
}

export class NewClientSecretDto extends ClientSecretDto {
  @PatternField(/^[a-z0-9][a-z0-9._-]{0,63}$/, { example: 'san-florida', max: 64 }) clientId: string;
  @TextField({ example: 'vW9…', describe: 'Shown once: who has it acts as this account at POST /auth/token' })
  clientSecret: string;
}

/** Secrets with which systems sign in (OAuth 2.0, client credentials). */
@ApiTags('service accounts')
@Controller('communes/:commune/staff/:person/client-secrets')
export class ServiceAccountController {
  constructor(private readonly accounts: ServiceAccounts) {}

  /** A new secret, good for a year. An account has two at most, so that one can be brought in before the other ends. */
  @Post()
  @Rights('directory.keep')
  @PathParams(StaffPath)
  @ApiCreatedResponse({ type: NewClientSecretDto })
  async add(@Param() { commune, person }: StaffPath): Promise<NewClientSecretDto> {
    const { text, ...secret } = await this.accounts.add(commune, person);
    return { ...view(secret), clientId: person, clientSecret: text };
  }

  /** Newest first; without the secrets themselves. */
  @Get()
  @Rights('directory.keep')
  @PathParams(StaffPath)
  @ApiOkResponse({ type: ClientSecretDto, isArray: true })
  async list(@Param() { commune, person }: StaffPath): Promise<ClientSecretDto[]> {
    return (await this.accounts.list(commune, person)).map(view);
  }

  /** Ends it at once; tokens that it opened end within four minutes. */
  @Delete(':id')
  @HttpCode(204)
  @Rights('directory.keep')
  @PathParams(SecretPath)
  @ApiNoContentResponse()
  end(@Param() { commune, person, id }: SecretPath): Promise<void> {
    return this.accounts.end(commune, person, id);
  }
}

const view = ({ id, createdBy, createdAt, expiresAt, lastUsedAt, endedAt }: ClientSecret): ClientSecretDto => ({
  ...{ id, createdBy, createdAt: iso(createdAt), expiresAt: iso(expiresAt) },
  ...(lastUsedAt && { lastUsedAt: iso(lastUsedAt) }),
  ...(endedAt && { endedAt: iso(endedAt) }),
});
