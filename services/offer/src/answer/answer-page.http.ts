import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { refuse, RefusedError, type Refusal } from '@oln/contracts';
import { Public } from '@oln/service-kit';
import { PAGE_POLICY, questionPage, shutPage, thanksPage } from './answer-page.js';
import { answerOf, CHOICES, type Sent } from './link-answer.js';
import { LinkAnswers, type LinkView } from './link-answer.service.js';
import { LinkErrors } from './link.errors.js';
import type { Shut } from './answer-link.js';

interface Request {
  headers: Record<string, string | string[] | undefined>;
  body?: unknown;
}
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(text: string): Reply;
}

const SHUT = {
  unknown: LinkErrors.UNKNOWN,
  used: LinkErrors.USED,
  withdrawn: LinkErrors.WITHDRAWN,
  expired: LinkErrors.EXPIRED,
} as const satisfies Record<Shut | 'unknown', unknown>;

const PAGE = { 'text/html': { schema: { type: 'string' } } };
const TAKEN = { type: 'object', required: ['taken'], properties: { taken: { type: 'boolean' } } };

/** The page of a link that answers once. The address is the key: no other credential is asked for. */
@ApiTags('answer-links')
@Controller('answers')
export class AnswerPageController {
  constructor(private readonly answers: LinkAnswers) {}

  @Get(':token')
  @Public()
  @ApiOkResponse({ description: 'What is asked, what may be known, and a form', content: PAGE })
  async look(@Param('token') token: string, @Res() reply: Reply): Promise<void> {
    const seen = await this.answers.look(token);
    if (typeof seen === 'string') show(reply, shutPage(SHUT[seen]), SHUT[seen].status);
    else show(reply, questionPage(seen));
  }

  /** A form, or the same fields as JSON. Sent twice it is answered once. */
  @Post(':token')
  @HttpCode(200)
  @Public()
  @ApiBody({
    schema: { type: 'object' },
    examples: {
      example: { value: { answer: 'accepted', at: '2026-03-20T14:00:00Z', place: 'CESFAM Santa Amalia, box 4' } },
    },
  })
  @ApiOkResponse({ description: 'Taken', content: { ...PAGE, 'application/json': { schema: TAKEN } } })
  async take(@Param('token') token: string, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    const sent = fieldsOf(request.body);
    const refusal = await this.refusalOf(token, sent);
    if (isJson(request)) return answerJson(reply, refusal);
    if (!refusal) return show(reply, thanksPage());
    const seen = await this.answers.look(token);
    if (typeof seen === 'string') return show(reply, shutPage(SHUT[seen]), SHUT[seen].status);
    show(reply, questionPage(seen, sent, spanishOf(refusal)), refusal.definition.status);
  }

  private async refusalOf(token: string, sent: Sent): Promise<Refusal | undefined> {
    const seen = await this.answers.look(token);
    if (typeof seen === 'string') return refuse(SHUT[seen]);
    const answer = answerOf(sent);
    if ('wrong' in answer) return incomplete(answer.wrong);
    if (!isAsked(seen, answer.kind)) return incomplete('answer');
    const taken = await this.answers.take(token, answer);
    if (taken instanceof RefusedError) return taken.refusal;
    return taken === 'taken' ? undefined : refuse(SHUT[taken]);
  }
}

const isAsked = ({ link }: LinkView, kind: string): boolean =>
  (CHOICES[link.purpose] as readonly string[]).includes(kind);

const incomplete = (field: string): Refusal =>
  refuse(LinkErrors.INCOMPLETE, { field, params: { field: FIELDS[field] ?? field } });

const FIELDS: Record<string, string> = {
  answer: 'respuesta',
  date: 'fecha',
  reason: 'razón',
  result: 'resultado',
  place: 'lugar',
};

const fieldsOf = (body: unknown): Sent =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Sent) : {};

const isJson = ({ headers }: Request): boolean => String(headers['content-type'] ?? '').includes('json');

/** A refusal goes out as every other problem of the API. */
function answerJson(reply: Reply, refusal: Refusal | undefined): void {
  if (refusal) throw new RefusedError(refusal);
  guarded(reply)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify({ taken: true }));
}

/** The address is a key: no cache keeps it, and no other page is told of it. */
const guarded = (reply: Reply): Reply =>
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex');

function show(reply: Reply, page: string, status = 200): void {
  guarded(reply)
    .status(status)
    .header('content-security-policy', PAGE_POLICY)
    .header('content-type', 'text/html; charset=utf-8')
    .send(page);
}

function spanishOf({ definition, at }: Refusal): string {
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(at.params?.[name] ?? ''));
  return `${filled(definition.title.es)}. ${filled(definition.todo.es)}`;
}
