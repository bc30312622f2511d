import type { ApiClient } from '@oln/tools';
import pg from 'pg';
import { statementsDuring, type AskedStatement } from './asked-statements.js';

type Statement = Omit<AskedStatement, 'session'>;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** A table of a handful of rows is read whole with good reason. */
const HANDFUL = 200;

/** What a route asks the database, and how the database answers it. */
export class Plans {
  private constructor(private readonly login: pg.Client) {}

  /** Under the login of the service, at its schema, as somebody who reaches these communes. */
  static async of(url: string, schema: string, communes: string[]): Promise<Plans> {
    const login = new pg.Client({ connectionString: url, options: `-c search_path=${schema}` });
    await login.connect();
    await login.query(`select set_config('app.communes', $1, false)`, [communes.join(',')]);
    return new Plans(login);
  }

  close(): Promise<void> {
    return this.login.end();
  }

  /** Questions that a call of a route asks, as they are asked. The service runs in this process. */
  async asked(client: ApiClient, path: string): Promise<{ status: number; next?: string; statements: Statement[] }> {
    const { result, statements } = await statementsDuring(() => client.get<{ next?: string }>(path));
    return { status: result.status, next: result.body.next, statements: statements.filter(isQuestion) };
  }

  /** Rows that are read to answer, and the tables that are read from end to end: at first, and once it is planned for good. */
  async cost({ text, values = [], kept }: Statement): Promise<{ read: number; scanned: string[] }> {
    const first = await this.explained(text, values);
    if (!kept || values.length === 0) return first;
    const execute = `execute probe(${values.map(literal).join(', ')})`;
    await this.login.query(`prepare probe as ${text}`);
    for (let times = 0; times < PLANNED_ANEW; times++) await this.login.query(execute);
    const later = await this.explained(execute, []);
    await this.login.query('deallocate probe');
    return { read: Math.max(first.read, later.read), scanned: [...first.scanned, ...later.scanned] };
  }

  private async explained(text: string, values: unknown[]): Promise<{ read: number; scanned: string[] }> {
    const { rows } = await this.login.query(`explain (analyze, format json) ${text}`, values);
    const nodes = flat((rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN'][0]!.Plan);
    const reading = nodes.filter((node) => node['Relation Name']);
    return {
      read: reading.reduce((sum, node) => sum + rowsOf(node), 0),
      scanned: reading.filter(isWholeTable).map((node) => node['Relation Name']!),
    };
  }
}

/** After so many times PostgreSQL may keep a plan that fits any values. */
const PLANNED_ANEW = 6;

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(String(item))).join()}}`);
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Not what the sweeps, the relay and the unit of work ask beside it. */
const isQuestion = ({ text }: Statement): boolean =>
  /^\s*select/i.test(text) && !/set_config|pg_|\b(lease|idempotency|audit|parked)\b|published_at/.test(text);

const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)];

const rowsOf = (node: PlanNode): number => {
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return (node['Actual Rows'] + removed) * node['Actual Loops'];
};

const isWholeTable = (node: PlanNode): boolean => node['Node Type'] === 'Seq Scan' && rowsOf(node) > HANDFUL;
