import Fastify from 'fastify';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import type { TableRows, Template } from './template.js';

export interface WriterStart {
  databaseUrl: string;
  port: number;
  template: Template;
  /** JSON schema of a body. */
  body: object;
  /** Milliseconds that each request is held up: the harness's own spec slows the baseline down by it. */
  slowedByMs?: number;
}

type Value = (id: string, key: string) => unknown;

interface Insert {
  name: string;
  text: string;
  values: Value[];
}

/** One INSERT per row, prepared once per connection. */
function insertsOf({ table, columns, types, rows }: TableRows, template: Template): Insert[] {
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  const text = `insert into bare.${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${places})`;
  return rows.map((row) => ({
    name: table,
    text,
    values: row.map((value, index) => valueOf(value, columns[index]!, types[index]!, template)),
  }));
}

function valueOf(text: string | null, column: string, type: string, { id, key, unique = [] }: Template): Value {
  if (text === null) return () => null;
  if (column === 'id' && text !== id) return () => v7();
  if (type === 'bytea') return constant(Buffer.from(text.slice(2), 'hex'));
  if (text === key) return (_, fresh) => fresh;
  if (unique.includes(text)) return () => randomBytes(text.length).toString('hex').slice(0, text.length);
  if (!text.includes(id)) return constant(text);
  const pieces = text.split(id);
  return (fresh) => pieces.join(fresh);
}

const constant =
  (value: unknown): Value =>
  () =>
    value;

/** The bare thing: validation, BEGIN, the same number of inserts, COMMIT, an answer of the same size. */
async function serve({ databaseUrl, port, template, body, slowedByMs = 0 }: WriterStart): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const inserts = template.tables.flatMap((rows) => insertsOf(rows, template));
  const app = Fastify();
  app.post('/requests', { schema: { body } }, async (request, reply) => {
    const id = v7();
    const key = String(request.headers['idempotency-key']);
    if (slowedByMs > 0) await new Promise((resolve) => setTimeout(resolve, slowedByMs));
    await write(pool, inserts, id, key);
    return reply.status(201).send({ ...template.answer, id });
  });
  await app.listen({ port, host: '127.0.0.1' });
}

async function write(pool: pg.Pool, inserts: readonly Insert[], id: string, key: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { name, text, values } of inserts)
      await client.query({ name, text, values: values.map((value) => value(id, key)) });
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

process.on('message', (start: WriterStart) => {
  serve(start).then(
    () => process.send!({ ready: true }),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
