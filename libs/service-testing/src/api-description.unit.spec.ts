import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiDescription, isOwnRoute, type Operation, type Schema } from './api-description.js';

const ROLES = { 'x-oln-roles': ['coordinator' as const] };
const KEY = { name: 'Idempotency-Key', in: 'header' };
const VERSION = { name: 'If-Match', in: 'header', required: true };
const THING: Schema = { properties: { name: { example: 'a' }, part: { $ref: '#/Part' }, whole: { allOf: [{}] } } };

describe('The description of an API', () => {
  let server: Server;
  afterEach(() => void server?.close());

  async function told(paths: Record<string, Record<string, Operation>>, schemas: Record<string, Schema> = {}) {
    const text = JSON.stringify({ paths, components: { schemas } });
    server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return ApiDescription.of(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, isOwnRoute);
  }

  it('lacks nothing where every route says who may call it and takes its headers, and every field has an example', async () => {
    const things = { get: ROLES, post: { ...ROLES, parameters: [KEY] }, put: { ...ROLES, parameters: [VERSION] } };
    const description = await told({ '/things': things, '/health/live': { get: {} } }, { Thing: THING });
    expect(description.lacking()).toEqual([]);
    expect([...description.operations.keys()]).toEqual(['get /things', 'post /things', 'put /things']);
  });

  it('says what it lacks', async () => {
    const optional = { ...VERSION, required: false };
    const description = await told(
      { '/things': { get: {}, post: ROLES, put: { ...ROLES, parameters: [optional] }, patch: ROLES } },
      { Thing: { properties: { name: {} } } },
    );
    expect(description.lacking()).toEqual([
      'get /things says of nobody that they may call it',
      'post /things takes no Idempotency-Key',
      'put /things does not ask for If-Match',
      'patch /things does not ask for If-Match',
      'Thing.name has no example',
    ]);
  });

  it('gives the bodies that it shows', async () => {
    const shown = { 'application/json': { schema: {}, examples: { example: { value: { name: 'a' } } } } };
    const bare = { 'application/json': { schema: {} } };
    const description = await told({
      '/things': { post: { requestBody: { content: shown } }, put: { requestBody: { content: bare } }, get: ROLES },
    });
    expect(description.examples()).toEqual([['post /things', { name: 'a' }]]);
    expect(description.withBody()).toEqual(['post /things', 'put /things']);
  });
});
