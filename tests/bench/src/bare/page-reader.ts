import Fastify from 'fastify';
import pg from 'pg';

export interface Statement {
  text: string;
  values: (string | null)[];
}

export interface ReaderStart {
  databaseUrl: string;
  port: number;
  /** What row-level security lets through, set once per connection. */
  communes: string;
  /** The statement of each page, as the production route sent it. */
  pages: Statement[];
}

const SCHEMA = {
  params: { type: 'object', required: ['page'], properties: { page: { type: 'integer', minimum: 0 } } },
  querystring: { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 200 } } },
};

/** The bare thing: validation, the same SQL prepared, the rows as JSON. */
async function serve({ databaseUrl, port, communes, pages }: ReaderStart): Promise<void> {
  const options = `-c app.communes=${communes}`;
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options });
  const names = new Map([...new Set(pages.map(({ text }) => text))].map((text, index) => [text, `page-${index}`]));
  const app = Fastify();
  app.get<{ Params: { page: number } }>('/requests/:page', { schema: SCHEMA }, async (request) => {
    const { text, values } = pages[request.params.page]!;
    const { rows } = await pool.query({ name: names.get(text), text, values });
    return { items: rows.slice(0, 50), next: rows.length > 50 };
  });
  await app.listen({ port, host: '127.0.0.1' });
}

process.on('message', (start: ReaderStart) => {
  serve(start).then(
    () => process.send!({ ready: true }),
    (error: Error) => process.send!({ problem: error.message }),
  );
});
process.on('disconnect', () => process.exit(0));
