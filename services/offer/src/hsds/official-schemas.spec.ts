import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The official schemas of HSDS 3.0 (Open Referral, CC BY-SA 4.0) lie beside the repository and are not part of it. Where
 * they are absent, what needs them says that it was skipped.
 */
const FOLDER = process.env.OLN_HSDS_SCHEMAS ?? join(import.meta.dirname, '../../../../../shared/data/hsds');

export const hasSchemas = existsSync(join(FOLDER, 'service.json'));

/** A check that is skipped says so, and is counted by Jest as skipped. */
export const SKIPPED = 'skipped: the official schemas of HSDS are not in reach';

export const tabularDescriptor = (): {
  resources: {
    name: string;
    path: string;
    schema: { fields: { name: string; constraints?: { required?: boolean } }[] };
  }[];
} => JSON.parse(readFileSync(join(FOLDER, 'datapackage.json'), 'utf8'));

/** Faults of a document under one of the official schemas, in words. */
export class OfficialSchemas {
  private readonly ajv: InstanceType<typeof Ajv2020>;

  constructor() {
    this.ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: unknown) => void)(this.ajv);
    for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
      const schema = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, unknown>;
      // Descriptions of the API and of the package are no schemas of documents.
      if (schema.type === 'object' && schema.properties) this.ajv.addSchema({ ...schema, $id: file }, file);
    }
  }

  faults(schema: string, document: unknown): string[] {
    const validate = this.ajv.getSchema(`${schema}.json`)!;
    if (validate(document)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }
}
