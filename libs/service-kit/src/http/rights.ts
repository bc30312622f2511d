import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiBearerAuth, ApiExtension, ApiHeader } from '@nestjs/swagger';
import { refuse, RefusedError } from '@oln/contracts';
import { mayCall, rolesWith, type RightName } from '@oln/identity';
import type { FastifyRequest } from 'fastify';
import { currentContext } from '../context/call-context.js';
import { KitErrors } from './kit.errors.js';
import { idempotencyKeyOf, VERSION } from './request-context.js';

interface RightsRule {
  right: RightName;
  readOnly: boolean;
}

const RIGHTS = 'oln:rights';
const PUBLIC = 'oln:public';
const CHANGES = 'oln:changes';

/**
 * What one must have a right to, to call the route; the table of rights (`libs/identity/src/rights`) says who has it. A route without
 * it is refused to everybody. `readOnly`: a read by POST (search with personal data in the body), which needs no Idempotency-Key.
 */
export const Rights = (right: RightName, { readOnly = false } = {}): MethodDecorator & ClassDecorator =>
  applyDecorators(
    SetMetadata(RIGHTS, { right, readOnly } satisfies RightsRule),
    ApiBearerAuth(),
    ApiExtension('x-oln-right', right),
    ApiExtension('x-oln-roles', rolesWith(right)),
    ApiExtension('x-oln-read-only', readOnly),
  );

/** The few routes that need no credential: health, metrics, OpenAPI, and what is in OPEN_ROUTES of the contracts. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** The route changes an existing record: `If-Match` is required. */
export const Changes = (): MethodDecorator =>
  applyDecorators(
    SetMetadata(CHANGES, true),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'ETag of the version you saw',
      schema: { type: 'string', pattern: VERSION.source, example: '"3"' },
    }),
  );

/** Refuses what no rule allows. Person-by-person limits (assignment, need to know) are the use case's. */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    const at = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, at)) return true;
    const rule = this.reflector.getAllAndOverride<RightsRule | undefined>(RIGHTS, at);
    const { principal, expectedVersion } = currentContext();
    if (!rule || !mayCall(principal, rule.right)) {
      throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
    }
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    if (this.reflector.get<boolean>(CHANGES, execution.getHandler()) && expectedVersion === undefined) {
      throw new RefusedError(refuse(KitErrors.VERSION_MISSING));
    }
    if (request.method === 'POST' && !rule.readOnly && !idempotencyKeyOf(request)) {
      throw new RefusedError(refuse(KitErrors.KEY_MISSING));
    }
    return true;
  }
}
