import { ApiProperty } from '@nestjs/swagger';
import { CodeField, FlagQuery, InstantField, IntQuery, PatternField, TextField } from '@oln/service-kit';

/* Parameters as HSDS names them. */

const ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/;
const idField = (describe: string): PropertyDecorator =>
  PatternField(ID, { optional: true, max: 80, example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11', describe });

export class HsdsPageQuery {
  @IntQuery({ optional: true, min: 1, max: 100_000, example: 1, describe: 'Page number, from 1' }) page: number = 1;
  @IntQuery({ optional: true, min: 1, max: 1_000, example: 50, describe: 'Results in a page' }) per_page: number = 50;
  @CodeField(['json', 'ndjson'], { optional: true, describe: '`ndjson`: all results, one a line, without pages' })
  format?: 'json' | 'ndjson';
}

export class HsdsSearchQuery extends HsdsPageQuery {
  @TextField({ optional: true, min: 3, max: 100, example: 'salud mental', describe: 'Words of name and description' })
  search?: string;
}

export class HsdsServicesQuery extends HsdsSearchQuery {
  @idField('Services with this term') taxonomy_term_id?: string;
  @idField('Services with any term of this taxonomy') taxonomy_id?: string;
  @idField('Services of this organisation') organization_id?: string;
  @InstantField({ optional: true, describe: 'Changed at this instant or after it' }) modified_after?: string;
  @FlagQuery({ optional: true, describe: 'Only id and last_modified' }) minimal?: boolean;
  @FlagQuery({ optional: true, describe: 'Fully nested' }) full?: boolean;
}

export class HsdsOrganizationsQuery extends HsdsSearchQuery {
  @FlagQuery({ optional: true, describe: 'With its services, fully nested' }) full_service?: boolean;
  @FlagQuery({ optional: true, describe: 'Fully nested' }) full?: boolean;
}

export class HsdsOrganizationQuery {
  @FlagQuery({ optional: true, describe: 'With its services, fully nested' }) full_service?: boolean;
}

export class HsdsTermsQuery extends HsdsSearchQuery {
  @idField('Terms of this taxonomy') taxonomy_id?: string;
  @FlagQuery({ optional: true, describe: 'Only terms at the top: all of ours are' }) top_only?: boolean;
  @idField('Terms under this one: ours have none') parent_id?: string;
}

export class HsdsPlacesQuery extends HsdsSearchQuery {
  @idField('Services with this term') taxonomy_term_id?: string;
  @idField('Services with any term of this taxonomy') taxonomy_id?: string;
  @idField('Services of this organisation') organization_id?: string;
  @InstantField({ optional: true, describe: 'Changed at this instant or after it' }) modified_after?: string;
  @FlagQuery({ optional: true, describe: 'Fully nested' }) full?: boolean;
  @TextField({ optional: true, max: 20, example: '8240000', describe: 'Postal code of the place' }) postcode?: string;
}

export class HsdsPath {
  @PatternField(ID, { max: 80, example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11', describe: 'Id as published' })
  id: string;
}

export class HsdsRootDto {
  @ApiProperty({ type: String, example: '3.0', description: 'HSDS version of this API' }) version: string;
  @ApiProperty({
    type: String,
    format: 'uri',
    example: 'https://docs.openreferral.org/en/latest/hsds/',
    description: 'Profile of HSDS that is followed',
  })
  profile: string;
  @ApiProperty({
    type: String,
    format: 'uri',
    example: 'https://oln.example/api/offer/v1/openapi.json',
    description: 'Description of this API',
  })
  openapi_url: string;
}

/** A page as HSDS describes it. */
export class HsdsPageDto {
  @ApiProperty({ type: 'integer', example: 120, description: 'Results in all' }) total_items: number;
  @ApiProperty({ type: 'integer', example: 3, description: 'Pages in all' }) total_pages: number;
  @ApiProperty({ type: 'integer', example: 1, description: 'This page, from 1' }) page_number: number;
  @ApiProperty({ type: 'integer', example: 50, description: 'Results in this page' }) size: number;
  @ApiProperty({ type: Boolean, example: true, description: 'It is the first' }) first_page: boolean;
  @ApiProperty({ type: Boolean, example: false, description: 'It is the last' }) last_page: boolean;
  @ApiProperty({ type: Boolean, example: false, description: 'There are no results' }) empty: boolean;
  @ApiProperty({ type: 'array', items: { type: 'object' }, example: [{ id: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11' }] })
  contents: Record<string, unknown>[];
}

export class HsdsDocDto {
  @ApiProperty({
    type: String,
    format: 'uuid',
    example: '01939b1e-7d4c-7c3a-9f57-2f1f4f0a6b11',
    description: 'The rest is as the official schema of HSDS 3.0 says',
  })
  id: string;
}
