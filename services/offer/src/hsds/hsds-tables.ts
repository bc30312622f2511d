/**
 * Tables of the Human Services Data Specification 3.0 (Open Referral), as far as this service reads and writes them:
 * names of files and columns, what they hold, and what refers to what.
 */
export type ColumnKind =
  'text' | 'uuid' | 'uri' | 'email' | 'number' | 'date' | 'datetime' | 'time' | readonly string[];

export interface TableShape {
  file: string;
  columns: Readonly<Record<string, ColumnKind>>;
  required: readonly string[];
  /** Column that names a row of another table. */
  refers: Readonly<Record<string, TableName>>;
}

const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
const PLACES = ['physical', 'postal', 'virtual'] as const;

const texts = <const Names extends readonly string[]>(...names: Names): Record<Names[number], 'text'> =>
  Object.fromEntries(names.map((name) => [name, 'text'])) as Record<Names[number], 'text'>;

const TABLE_NAMES = [
  'organization',
  'program',
  'service',
  'attribute',
  'service_at_location',
  'location',
  'phone',
  'contact',
  'address',
  'schedule',
  'funding',
  'service_area',
  'required_document',
  'language',
  'accessibility',
  'taxonomy_term',
  'metadata',
  'meta_table_description',
  'cost_option',
  'organization_identifier',
  'taxonomy',
  'x_capacity',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];
export const HSDS_TABLES: readonly TableName[] = TABLE_NAMES;

export const SHAPES: Readonly<Record<TableName, TableShape>> = {
  organization: {
    file: 'organizations.csv',
    columns: {
      id: 'uuid',
      ...texts('name', 'alternate_name', 'description'),
      email: 'email',
      website: 'uri',
      ...texts('tax_status', 'tax_id'),
      year_incorporated: 'number',
      ...texts('legal_status', 'logo'),
      uri: 'uri',
      parent_organization_id: 'uuid',
    },
    required: ['id', 'name', 'description'],
    refers: {},
  },
  program: {
    file: 'programs.csv',
    columns: { id: 'uuid', organization_id: 'uuid', ...texts('name', 'alternate_name', 'description') },
    required: ['id', 'organization_id', 'name', 'description'],
    refers: { organization_id: 'organization' },
  },
  service: {
    file: 'services.csv',
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      program_id: 'uuid',
      ...texts('name', 'alternate_name', 'description'),
      url: 'uri',
      email: 'email',
      status: STATUSES,
      ...texts('interpretation_services', 'application_process', 'fees_description', 'wait_time', 'fees'),
      ...texts('accreditations', 'eligibility_description'),
      minimum_age: 'number',
      maximum_age: 'number',
      assured_date: 'date',
      assurer_email: 'email',
      ...texts('licenses', 'alert'),
      last_modified: 'datetime',
    },
    required: ['id', 'organization_id', 'name', 'status'],
    refers: { organization_id: 'organization', program_id: 'program' },
  },
  attribute: {
    file: 'attributes.csv',
    columns: { id: 'uuid', link_id: 'uuid', taxonomy_term_id: 'uuid', ...texts('link_type', 'link_entity', 'value') },
    required: ['id', 'link_id', 'taxonomy_term_id', 'link_entity'],
    refers: { taxonomy_term_id: 'taxonomy_term' },
  },
  service_at_location: {
    file: 'service_at_location.csv',
    columns: { id: 'uuid', service_id: 'uuid', location_id: 'uuid', description: 'text' },
    required: ['id', 'service_id', 'location_id'],
    refers: { service_id: 'service', location_id: 'location' },
  },
  location: {
    file: 'locations.csv',
    columns: {
      id: 'uuid',
      location_type: PLACES,
      url: 'uri',
      organization_id: 'uuid',
      ...texts('name', 'alternate_name', 'description', 'transportation'),
      latitude: 'number',
      longitude: 'number',
      ...texts('external_identifier', 'external_identifier_type'),
    },
    required: ['id', 'location_type'],
    refers: { organization_id: 'organization' },
  },
  phone: {
    file: 'phones.csv',
    columns: {
      id: 'uuid',
      location_id: 'uuid',
      service_id: 'uuid',
      organization_id: 'uuid',
      contact_id: 'uuid',
      service_at_location_id: 'uuid',
      number: 'text',
      extension: 'number',
      ...texts('type', 'description'),
    },
    required: ['id', 'number'],
    refers: {
      location_id: 'location',
      service_id: 'service',
      organization_id: 'organization',
      contact_id: 'contact',
      service_at_location_id: 'service_at_location',
    },
  },
  contact: {
    file: 'contacts.csv',
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      service_id: 'uuid',
      service_at_location_id: 'uuid',
      location_id: 'uuid',
      ...texts('name', 'title', 'department'),
      email: 'email',
    },
    required: ['id'],
    refers: {
      organization_id: 'organization',
      service_id: 'service',
      service_at_location_id: 'service_at_location',
      location_id: 'location',
    },
  },
  address: {
    file: 'addresses.csv',
    columns: {
      id: 'uuid',
      location_id: 'uuid',
      ...texts('attention', 'address_1', 'address_2', 'city', 'region', 'state_province', 'postal_code', 'country'),
      address_type: PLACES,
    },
    required: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    refers: { location_id: 'location' },
  },
  schedule: {
    file: 'schedules.csv',
    columns: {
      id: 'uuid',
      service_id: 'uuid',
      location_id: 'uuid',
      service_at_location_id: 'uuid',
      valid_from: 'date',
      valid_to: 'date',
      dtstart: 'date',
      timezone: 'number',
      until: 'date',
      count: 'number',
      wkst: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
      freq: ['WEEKLY', 'MONTHLY'],
      interval: 'number',
      ...texts('byday', 'byweekno', 'bymonthday', 'byyearday', 'description'),
      opens_at: 'time',
      closes_at: 'time',
      schedule_link: 'uri',
      ...texts('attending_type', 'notes'),
    },
    required: ['id'],
    refers: { service_id: 'service', location_id: 'location', service_at_location_id: 'service_at_location' },
  },
  funding: {
    file: 'funding.csv',
    columns: { id: 'uuid', organization_id: 'uuid', service_id: 'uuid', source: 'text' },
    required: ['id'],
    refers: { organization_id: 'organization', service_id: 'service' },
  },
  service_area: {
    file: 'service_areas.csv',
    columns: { id: 'uuid', service_id: 'uuid', ...texts('name', 'description', 'extent', 'extent_type', 'uri') },
    required: ['id'],
    refers: { service_id: 'service' },
  },
  required_document: {
    file: 'required_documents.csv',
    columns: { id: 'uuid', service_id: 'uuid', document: 'text', uri: 'uri' },
    required: ['id'],
    refers: { service_id: 'service' },
  },
  language: {
    file: 'languages.csv',
    columns: {
      id: 'uuid',
      service_id: 'uuid',
      location_id: 'uuid',
      phone_id: 'uuid',
      ...texts('name', 'code', 'note'),
    },
    required: ['id'],
    refers: { service_id: 'service', location_id: 'location', phone_id: 'phone' },
  },
  accessibility: {
    file: 'accessibility.csv',
    columns: { id: 'uuid', location_id: 'uuid', ...texts('description', 'details'), url: 'uri' },
    required: ['id'],
    refers: { location_id: 'location' },
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    columns: {
      id: 'uuid',
      ...texts('code', 'name', 'description'),
      parent_id: 'uuid',
      ...texts('taxonomy', 'language'),
      taxonomy_id: 'uuid',
      term_uri: 'uri',
    },
    required: ['id', 'name', 'description'],
    refers: { taxonomy_id: 'taxonomy' },
  },
  metadata: {
    file: 'metadata.csv',
    columns: {
      id: 'uuid',
      resource_id: 'uuid',
      resource_type: 'text',
      last_action_date: 'date',
      ...texts('last_action_type', 'field_name', 'previous_value', 'replacement_value', 'updated_by'),
    },
    required: [
      'id',
      'resource_id',
      'resource_type',
      'last_action_date',
      'last_action_type',
      'field_name',
      'updated_by',
    ],
    refers: {},
  },
  meta_table_description: {
    file: 'meta_table_descriptions.csv',
    columns: { id: 'uuid', ...texts('name', 'language', 'character_set') },
    required: ['id'],
    refers: {},
  },
  cost_option: {
    file: 'cost_options.csv',
    columns: {
      id: 'uuid',
      service_id: 'uuid',
      valid_from: 'date',
      valid_to: 'date',
      ...texts('option', 'currency'),
      amount: 'number',
      amount_description: 'text',
    },
    required: ['id', 'service_id'],
    refers: { service_id: 'service' },
  },
  organization_identifier: {
    file: 'organization_identifiers.csv',
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      ...texts('identifier_scheme', 'identifier_type', 'identifier'),
    },
    required: ['id', 'organization_id', 'identifier_type', 'identifier'],
    refers: { organization_id: 'organization' },
  },
  taxonomy: {
    file: 'taxonomies.csv',
    columns: { id: 'uuid', ...texts('name', 'description'), uri: 'uri', version: 'text' },
    required: ['id', 'name', 'description'],
    refers: {},
  },
  // Ours: HSDS has no way to say how many families a service can still take.
  x_capacity: {
    file: 'x_capacity.csv',
    columns: {
      id: 'uuid',
      service_id: 'uuid',
      valid_from: 'date',
      valid_to: 'date',
      places: 'number',
      taken: 'number',
    },
    required: ['id', 'service_id', 'valid_from', 'places'],
    refers: { service_id: 'service' },
  },
};

/** How tables nest in the JSON form: property of a row, the table it holds, and the column of the held row that names its holder. */
interface Nest {
  property: string;
  table: TableName;
  /** Many rows that name their holder, or one that the holder names. */
  by: { column: string; of?: { column: string } } | { own: string };
}

const many = (property: string, table: TableName, column: string): Nest => ({ property, table, by: { column } });
const one = (property: string, table: TableName, own: string): Nest => ({ property, table, by: { own } });
const linked = (property: string, table: TableName, column: string, kind: string): Nest => ({
  property,
  table,
  by: { column, of: { column: kind } },
});
const ATTRIBUTES = linked('attributes', 'attribute', 'link_id', 'link_entity');
const METADATA = linked('metadata', 'metadata', 'resource_id', 'resource_type');

export const NESTS: Readonly<Partial<Record<TableName, readonly Nest[]>>> = {
  service: [
    one('organization', 'organization', 'organization_id'),
    one('program', 'program', 'program_id'),
    many('phones', 'phone', 'service_id'),
    many('schedules', 'schedule', 'service_id'),
    many('service_areas', 'service_area', 'service_id'),
    many('service_at_locations', 'service_at_location', 'service_id'),
    many('languages', 'language', 'service_id'),
    many('funding', 'funding', 'service_id'),
    many('cost_options', 'cost_option', 'service_id'),
    many('required_documents', 'required_document', 'service_id'),
    many('contacts', 'contact', 'service_id'),
    many('x_capacity', 'x_capacity', 'service_id'),
    ATTRIBUTES,
    METADATA,
  ],
  service_at_location: [
    one('location', 'location', 'location_id'),
    many('contacts', 'contact', 'service_at_location_id'),
    many('phones', 'phone', 'service_at_location_id'),
    many('schedules', 'schedule', 'service_at_location_id'),
    ATTRIBUTES,
    METADATA,
  ],
  location: [
    many('languages', 'language', 'location_id'),
    many('addresses', 'address', 'location_id'),
    many('contacts', 'contact', 'location_id'),
    many('accessibility', 'accessibility', 'location_id'),
    many('phones', 'phone', 'location_id'),
    many('schedules', 'schedule', 'location_id'),
    ATTRIBUTES,
    METADATA,
  ],
  organization: [
    many('funding', 'funding', 'organization_id'),
    many('contacts', 'contact', 'organization_id'),
    many('phones', 'phone', 'organization_id'),
    many('locations', 'location', 'organization_id'),
    many('programs', 'program', 'organization_id'),
    many('organization_identifiers', 'organization_identifier', 'organization_id'),
    ATTRIBUTES,
    METADATA,
  ],
  contact: [many('phones', 'phone', 'contact_id'), ATTRIBUTES, METADATA],
  phone: [many('languages', 'language', 'phone_id'), ATTRIBUTES, METADATA],
  attribute: [one('taxonomy_term', 'taxonomy_term', 'taxonomy_term_id')],
  taxonomy_term: [one('taxonomy_detail', 'taxonomy', 'taxonomy_id')],
};

const OTHER_NAMES: Readonly<Record<string, TableName>> = {
  'services_at_location.csv': 'service_at_location',
  'service_at_locations.csv': 'service_at_location',
  'fundings.csv': 'funding',
  'taxonomy.csv': 'taxonomy',
};

/** Table a file holds, by its name; files are also named in the singular. */
export function tableOfFile(path: string): TableName | undefined {
  const name = path.split('/').at(-1)!.toLowerCase();
  const exact = HSDS_TABLES.find((table) => SHAPES[table].file === name || `${table}.csv` === name);
  return exact ?? OTHER_NAMES[name];
}
