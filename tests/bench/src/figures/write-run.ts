import type { ServiceName } from '@oln/contracts';
import type { WriterStart } from '../bare/request-writer.js';
import { addedRows, countRows, makeBareTables, type Template } from '../bare/template.js';
import { freePort, type House } from '../house/house.js';
import type { Program } from '../house/program.js';
import type { Load, Outcome } from '../load/load.js';

export interface Side {
  schema: string;
  load: Omit<Load, 'seconds'>;
}

/** What the baseline of a route is made from. */
export interface BareStart {
  service: ServiceName;
  template: Template;
  /** JSON schema of a body. */
  body: object;
}

/** Bare Fastify and pg on tables of their own, given the same calls as the production route. */
export async function startBareWriter(
  { house, load }: { house: House; load: Omit<Load, 'seconds'> },
  { service, template, body }: BareStart,
): Promise<Omit<Load, 'seconds'>> {
  const tables = template.tables.map(({ table }) => table);
  await makeBareTables(house.admin, service, tables, `oln_${service}`);
  const program = house.run('request-writer', 'bare');
  const port = await freePort();
  const start: WriterStart = { databaseUrl: house.database.url(service), port, template, body };
  await program.ask(start);
  return { ...load, port, paths: ['/requests'] };
}

/** One side under load for one round; whatever was acknowledged must be there afterwards, row by row. */
export class WriteRun {
  readonly faults: string[] = [];

  constructor(
    private readonly house: House,
    private readonly generator: Program,
    private readonly template: Template,
  ) {}

  async run({ schema, load }: Side, seconds: number, perSecond?: number): Promise<Outcome> {
    const before = await countRows(this.house.admin, schema);
    const outcome = await this.generator.ask<Outcome>({ ...load, seconds, perSecond });
    const added = addedRows(before, await countRows(this.house.admin, schema));
    this.faults.push(...missingRows(schema, this.template, outcome, added));
    return outcome;
  }
}

export function missingRows(
  schema: string,
  template: Template,
  { acknowledged, refused, firstProblem }: Outcome,
  added: Map<string, number>,
): string[] {
  const faults = template.tables.flatMap(({ table, rows }) => {
    const wanted = acknowledged * rows.length;
    const found = added.get(table) ?? 0;
    return found === wanted ? [] : [`${schema}.${table} has ${found} new rows, ${wanted} were acknowledged`];
  });
  return refused > 0 ? [...faults, `${refused} calls were refused, the first with ${firstProblem}`] : faults;
}

/** Of every table of the schema, with its indexes. */
export async function sizeOf({ admin }: House, schema: string): Promise<number> {
  const { rows } = await admin.query<{ bytes: number }>(
    `select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class
      where relnamespace = to_regnamespace($1) and relkind = 'r'`,
    [schema],
  );
  return rows[0]!.bytes;
}
