import {
  CodeField,
  CommuneField,
  IdField,
  InstantField,
  IntField,
  PageQuery,
  PatternField,
  PersonField,
  TextField,
} from '@oln/service-kit';
import { ApiProperty } from '@nestjs/swagger';
import { ORGANIZATION_KINDS, type OrganizationKind } from './organization.js';

const EMAIL = /^[^\s@<>"]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const URL_PATTERN = /^https?:\/\/[^\s<>"]+$/;

export const EmailField = (options: { optional?: boolean; describe?: string } = {}): PropertyDecorator =>
  PatternField(EMAIL, { example: 'contacto@cesfam.example', max: 200, ...options });
export const UrlField = (options: { optional?: boolean; describe?: string } = {}): PropertyDecorator =>
  PatternField(URL_PATTERN, { example: 'https://cesfam.example', max: 500, ...options });

export class OrganizationBody {
  @TextField({ max: 300, example: 'CESFAM Santa Amalia' }) name: string;
  @TextField({ max: 300, optional: true, example: 'Consultorio Santa Amalia' }) alternateName?: string;
  @TextField({ max: 5_000, optional: true, example: 'Centro de salud familiar de la comuna' }) description?: string;
  @CodeField(ORGANIZATION_KINDS, { example: 'health' }) kind: OrganizationKind;
  @UrlField({ optional: true }) website?: string;
  @EmailField({ optional: true, describe: 'Where the institution is asked; kept sealed' }) contactEmail?: string;
  @CodeField(['active', 'inactive']) status: 'active' | 'inactive';
}

export class AddOrganizationBody extends OrganizationBody {
  @CommuneField({ optional: true }) commune?: string;
}

export class OrganizationDto extends OrganizationBody {
  @IdField() id: string;
  @CommuneField() commune: string;
  @IntField({ min: 1, example: 1 }) version: number;
  @TextField({ optional: true, example: 'catastro-2026', describe: 'Data set it was imported from' }) source?: string;
  @TextField({ optional: true, example: 'org-17', describe: 'Its id there' }) sourceId?: string;
  @InstantField() addedAt: string;
  @InstantField() changedAt: string;
}

export class OrganizationListQuery extends PageQuery {
  @TextField({ optional: true, max: 100, example: 'cesfam', describe: 'Part of the name' }) text?: string;
}

export class AccountBody {
  @PersonField({ describe: 'Opaque id of the person with the role network-member' }) person: string;
}

export class AccountPath {
  @IdField() id: string;
  @PersonField() person: string;
}

export class AccountsDto {
  @ApiProperty({ type: String, isArray: true, example: ['cesfam-1'], description: 'Who answers for the institution' })
  people: string[];
}
