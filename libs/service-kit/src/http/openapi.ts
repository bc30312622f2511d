import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', example: 'FAMILY_PLAN.NOT_AGREED' },
    detail: { type: 'string' },
    field: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'detail'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
    traceId: { type: 'string' },
  },
};

const STATUSES = ['400', '401', '403', '404', '408', '409', '412', '413', '415', '422', '428', '429', '431', '503'];

/** The service's OpenAPI document, with what every route can answer. */
export function describeApi(app: NestFastifyApplication, service: string, description: string): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle(`OLN · ${service}`)
    .setDescription(description)
    .setVersion('1')
    .addServer(`/api/${service}/v1`)
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, settings, { ignoreGlobalPrefix: true });
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } };
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path as Record<string, Operation>)) addCommon(method, operation);
  }
  return document;
}

interface Operation {
  responses: Record<string, { content?: Record<string, unknown> }>;
  parameters?: unknown[];
  [extension: `x-${string}`]: unknown;
}

function addCommon(method: string, operation: Operation): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  // Who is shown a page is told in a page, too, what is wrong.
  const page = operation.responses['200']?.content?.['text/html'];
  const problem = {
    description: 'Problem details (RFC 9457)',
    content: page ? { ...content, 'text/html': { schema: { type: 'string' } } } : content,
  };
  for (const status of STATUSES) operation.responses[status] ??= problem;
  if (method !== 'post' || operation['x-oln-read-only']) return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'A new value for each action, the same when it is retried',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
      example: '5b1a7f0e-6f0f-4b57-8a55-1f0b9f2c7c11',
    },
  ];
}
