import type { INestApplicationContext } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS } from '@oln/crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { takeForms } from '../edge/form-body.js';
import { ServiceAccounts } from './service-accounts.service.js';

export const TOKEN_PATH = '/auth/token';

/** Errors of RFC 6749, 5.2: clients read the code, people the description. */
const ERRORS = {
  invalid_request: { status: 400, says: 'client_id and client_secret are missing, in the body or as Basic' },
  invalid_client: { status: 401, says: 'This account is not known by that secret, or does not work there any more' },
  unsupported_grant_type: { status: 400, says: 'grant_type is client_credentials' },
  invalid_scope: { status: 400, says: 'scope is commune:<CUT code> of the secret, or nothing' },
} as const;
type ErrorCode = keyof typeof ERRORS;

/** Where systems come by an access token: OAuth 2.0, client credentials (RFC 6749, 4.4). */
export async function openTokenDoor(server: FastifyInstance, app: INestApplicationContext): Promise<void> {
  const accounts = app.get(ServiceAccounts);
  await server.register(async (own) => {
    takeForms(own, 4_096);
    own.post(TOKEN_PATH, (request, reply) => answer(request, reply, accounts));
  });
}

async function answer(request: FastifyRequest, reply: FastifyReply, accounts: ServiceAccounts): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store');
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  if (form.get('grant_type') !== 'client_credentials') return refuse(reply, 'unsupported_grant_type');
  const commune = communeOf(form.get('scope'));
  if (commune === null) return refuse(reply, 'invalid_scope');
  const client = inHeader(request.headers.authorization) ?? inBody(form);
  if (!client) return refuse(reply, 'invalid_request');
  const token = await accounts.tokenFor(client.id, client.secret, commune);
  if (!token) return refuse(reply, 'invalid_client');
  return reply.send({ access_token: token, token_type: 'Bearer', expires_in: ACCESS_TOKEN_SECONDS });
}

interface Client {
  id: string;
  secret: string;
}

/** Null for what is not understood. */
function communeOf(scope: string | null): string | undefined | null {
  if (!scope) return undefined;
  return /^commune:(\d{5})$/.exec(scope)?.[1] ?? null;
}

function inHeader(header: string | undefined): Client | undefined {
  const encoded = /^Basic ([\w+/=]{1,400})$/.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const [id, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':', 2);
  return known(id, secret);
}

const inBody = (form: URLSearchParams): Client | undefined =>
  known(form.get('client_id') ?? undefined, form.get('client_secret') ?? undefined);

const known = (id: string | undefined, secret: string | undefined): Client | undefined =>
  id && secret ? { id, secret } : undefined;

function refuse(reply: FastifyReply, error: ErrorCode): FastifyReply {
  const { status, says } = ERRORS[error];
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="oln"');
  return reply.status(status).send({ error, error_description: says });
}
