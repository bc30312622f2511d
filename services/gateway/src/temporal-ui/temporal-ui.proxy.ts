import httpProxy from '@fastify/http-proxy';
import { refuse, RefusedError, type RefusalDefinition } from '@oln/contracts';
import { currentContext, languageOf, mayCall, plainProblem, problemOf, sendProblem } from '@oln/service-kit';
import { actsIn } from '@oln/identity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { bodyHeaders } from '../proxy/body-headers.js';
import { CODEC_PATH } from './codec.js';
import { lookOf, type Look } from './looks.js';
import type { Reach } from './reach.js';
import { TemporalUiErrors } from './temporal-ui.errors.js';
import { narrowed } from './visibility-query.js';

/** The UI is a program in the page: it may run itself, and speak to this address only. */
const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  // It shows current details in a frame of its own.
  "frame-ancestors 'self'",
  "frame-src 'self' data: blob:",
  "base-uri 'self'",
  "object-src 'none'",
  "form-action 'none'",
].join('; ');

/** Tells the house that somebody looked at a process of a commune. */
export type Noted = (workflowId: string, commune: string) => Promise<void>;

type Looking = FastifyRequest & { look?: Look };

/** Rulings, *People's data*: the Temporal UI stands behind the gateway, read-only for supervisors. */
export async function openTemporalUi(
  server: FastifyInstance,
  uiUrl: string,
  reach: Reach,
  noted: Noted,
): Promise<void> {
  await server.register(httpProxy, {
    upstream: uiUrl,
    prefix: '/temporal',
    rewritePrefix: '/temporal',
    http: { requestOptions: { timeout: 70_000 } },
    // Behind a path of its own the UI looks for its frame of current details here and serves it there (2.54.1).
    preRewrite: (url) => url.replace(/^\/temporal\/render(?=\?|$)/, '/temporal/temporal/render'),
    preHandler: (request, reply) => admit(request as Looking, reply as FastifyReply, reach, noted),
    replyOptions: {
      queryString: (_search, url, request) => queryOf(url, request as unknown as Looking),
      rewriteRequestHeaders: (request, headers) =>
        withoutSecrets(bodyHeaders(request as unknown as FastifyRequest, headers)),
      rewriteHeaders: ({ 'set-cookie': _theirs, ...headers }) => ({
        ...headers,
        'content-security-policy': PAGE_POLICY,
      }),
      onResponse: (request, reply, answer) => {
        const isSettings = (request as unknown as Looking).look?.kind === 'settings';
        const { stream } = answer as unknown as { stream: Readable };
        if (isSettings) void sendReadOnly(reply as unknown as FastifyReply, stream);
        else (reply as unknown as FastifyReply).send(stream);
      },
      onError: (reply) => unavailable(reply as unknown as FastifyReply),
    },
  });
}

const unavailable = (reply: FastifyReply): void => sendProblem(reply, plainProblem(503, languageOf(reply.request)));

async function admit(request: Looking, reply: FastifyReply, reach: Reach, noted: Noted): Promise<void> {
  try {
    const { principal } = currentContext();
    if (!mayCall(principal, 'processes.inspect')) throw refused(TemporalUiErrors.NOT_FOR_YOU);
    request.look = lookOf(request.method, request.url.split('?')[0]!);
    if (!request.look) throw refused(TemporalUiErrors.READ_ONLY);
    if (request.look.kind === 'search') queryOf(request.url, request);
    if (request.look.kind === 'process') await admitToProcess(request.look.workflowId, reach, noted);
  } catch (error) {
    const language = languageOf(request);
    const isRefused = error instanceof RefusedError;
    sendProblem(reply, isRefused ? problemOf(error.refusal, language) : plainProblem(503, language));
  }
}

async function admitToProcess(workflowId: string, reach: Reach, noted: Noted): Promise<void> {
  const { principal } = currentContext();
  const commune = await reach.communeOf(workflowId);
  if (!commune || !actsIn(principal, commune)) throw refused(TemporalUiErrors.OTHER_COMMUNE);
  if (reach.isNewLook(principal.person, workflowId)) await noted(workflowId, commune);
}

/** As asked; a search is narrowed to the communes of who asks. */
function queryOf(url: string, { look }: Looking): string {
  const params = new URLSearchParams(url.split('?')[1] ?? '');
  if (look?.kind !== 'search') return params.toString();
  const query = narrowed(params.get('query') ?? '', currentContext().principal.communes);
  if (query === undefined) throw refused(TemporalUiErrors.QUERY_NOT_UNDERSTOOD);
  params.set('query', query);
  return params.toString();
}

const refused = (definition: RefusalDefinition): RefusedError => new RefusedError(refuse(definition));

/** Whose token it is stays here. Answers come as they are: one of them is read on the way. */
const withoutSecrets = ({
  cookie: _cookie,
  authorization: _token,
  'accept-encoding': _as,
  ...rest
}: IncomingHttpHeaders) => rest;

/** The UI hides its buttons when it is told that nothing can be done with them. */
async function sendReadOnly(reply: FastifyReply, stream: Readable): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const settings = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  reply.removeHeader('content-length');
  // Payloads are opened here, for who may: the browser sends along by what somebody has signed in.
  const home = `${reply.request.protocol}://${reply.request.host}`;
  const Codec = { ...(settings.Codec as object), Endpoint: `${home}${CODEC_PATH}`, IncludeCredentials: true };
  const quiet = { DisableWriteActions: true, FeedbackURL: '', ShowTemporalSystemNamespace: false };
  reply.send(JSON.stringify({ ...settings, Codec, ...quiet }));
}
